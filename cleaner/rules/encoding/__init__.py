"""Characters that a wrong decoding left."""
