"""The same run on engines of others: the items of a run go to their processes, the results come back in order."""
