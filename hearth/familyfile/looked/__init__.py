"""Who looked at this family, and when: read from the log, told in sentences."""
