"""Load a release of the postcode directory: find its file, read its rows, put them in place of the old."""
