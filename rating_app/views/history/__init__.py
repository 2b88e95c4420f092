"""The page of the sessions that are kept on this computer."""
