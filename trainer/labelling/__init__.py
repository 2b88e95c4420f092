"""A small window to label photographs by eye, in two independent passes."""
