"""Keys with which an agency's own computer system speaks to Hearth: made, shown once, seen and revoked."""
