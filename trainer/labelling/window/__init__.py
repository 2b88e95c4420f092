"""All of the trainer that has Qt."""
