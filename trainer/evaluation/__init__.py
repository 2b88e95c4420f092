"""What networks and exported models are worth: in numbers, pictures, pages and tables."""
