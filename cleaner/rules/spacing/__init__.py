"""Spaces too many, too few, or of the wrong kind."""
