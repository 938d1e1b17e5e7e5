"""A record that an adoption closed: found by exact name and birth, opened by few, for an hour, with a reason."""
