"""What an exported model is worth."""
