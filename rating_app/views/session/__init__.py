"""The page of one session: its rating, its best moments, and the viewer's own judgement."""
