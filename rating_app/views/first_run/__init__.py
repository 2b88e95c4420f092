"""The way to the first session: welcome, consent, and a look at camera and light. Nothing here opens a camera."""
