"""The only room with pixels: from a camera or a recording to what was seen in each frame."""
