"""The parts of every chart: ticks, scales, axes, labels, and SVG. It is pure, and knows nothing about sessions."""
