"""Other directories, read page by page, kept as they came, and mapped on top."""
