"""The only room with pixels: from a camera or a recording to the numbers seen in each frame."""
