"""What the scraper brought twice."""
