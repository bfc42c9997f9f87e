"""Lines in another language than their article."""
