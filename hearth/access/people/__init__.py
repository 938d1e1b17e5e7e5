"""Who works here: an agency's own people, their teams and roles, and those who are invited to join."""
