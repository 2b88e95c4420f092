"""A long session of the real program, watched for what grows, leaks or drifts."""
