"""The parts of every chart: ticks, scales, axes, labels, and SVG. Pure, without any knowledge of sessions."""
