"""Models that the cleaner ships as weights: each made from data by one command, the same in every run."""
