"""A session as a value: who agreed to it, what was seen, what was watched, and how both are recorded."""
