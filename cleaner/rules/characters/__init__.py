"""Characters that nobody typed and nobody sees."""
