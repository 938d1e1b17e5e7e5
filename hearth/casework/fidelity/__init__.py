"""Visits due against visits done, beside what the programme says, and who was hard to reach."""
