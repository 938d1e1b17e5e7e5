"""Finished words for the templates."""
