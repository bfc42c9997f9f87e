"""What a line of a page is worth: features, the trained model, and the reasons it gives."""
