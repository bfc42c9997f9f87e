"""One rule, one file; the folder a rule is in is its stage."""
