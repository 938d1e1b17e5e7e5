"""The family page in finished words."""
