"""What the work asks of people, one form a page."""
