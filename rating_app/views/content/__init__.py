"""What the app itself shows: films, sounds and pictures."""
