"""The page on which something is watched: content, face, gauge, and the course of the session."""
