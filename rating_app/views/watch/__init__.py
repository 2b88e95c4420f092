"""The page on which content is watched: content, face, gauge, and the course of the session."""
