"""What all of the window is drawn with: colours, icons, styles and small widgets of no page in particular."""
