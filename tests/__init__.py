"""What the cleaner promises, tested."""
