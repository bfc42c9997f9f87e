"""Results to files: the clean text, its audit, the list of all inputs, the table of scores."""
