"""What stands around an article: credits, by-lines, dates."""
