"""Finished words for the pages."""
