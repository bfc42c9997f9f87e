"""What a run did and what a text is worth, for people to read."""
