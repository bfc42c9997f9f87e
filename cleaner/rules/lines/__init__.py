"""Line breaks: wrapped paragraphs and blank lines."""
