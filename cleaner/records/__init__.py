"""Files that hold many documents, record by record: JSON lines and their like, one file per format."""
