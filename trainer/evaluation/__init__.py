"""The quality of networks and exported models: in numbers, pictures, pages and tables."""
