"""From trained networks to the model that the app loads, with its card."""
