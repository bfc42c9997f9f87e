"""Where sentences were cut inside a line: gaps between two words, and how likely each is a seam."""
