"""Pages, short."""
