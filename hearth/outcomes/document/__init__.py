"""The report as a document of its own: one HTML file that needs nothing beside it, or Word."""
