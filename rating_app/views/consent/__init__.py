"""The notice, and agreeing to it."""
