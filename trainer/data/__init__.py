"""What a data folder says of its photographs."""
