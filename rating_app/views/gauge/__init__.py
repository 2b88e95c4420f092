"""The gauge, in the window and floating above others."""
