"""Awareness campaigns: a link and a poster of their own, counted by the day without following anyone."""
