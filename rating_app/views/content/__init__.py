"""The content that the app itself shows: films, sounds and pictures."""
