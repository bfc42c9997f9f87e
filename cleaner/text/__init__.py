"""What can be said about a string, with no document in sight."""
