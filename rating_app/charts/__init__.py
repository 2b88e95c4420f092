"""What every chart is made of, whoever draws it: ticks, scales, axes, labels, and SVG. Pure: it knows of no session."""
