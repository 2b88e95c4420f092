"""From a training to the model that the app loads, with its card."""
