"""How accurate, how fast, how large: the measurements behind the figures that the project states."""
