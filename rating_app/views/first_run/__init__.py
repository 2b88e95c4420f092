"""The way to the first session: welcome, consent, and a check of camera and light. Nothing here opens a camera."""
