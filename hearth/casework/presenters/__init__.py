"""The work in finished words, for pages."""
