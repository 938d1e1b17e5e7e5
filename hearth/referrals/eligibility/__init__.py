"""Whether a programme is for a family, rule by rule: before somebody refers, and before somebody begins the work."""
