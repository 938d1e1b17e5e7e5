"""Somebody without an account, such as a teacher, writes what they see before a review, by link and code."""
