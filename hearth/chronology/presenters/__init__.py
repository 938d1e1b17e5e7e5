"""A chronology in finished words."""
