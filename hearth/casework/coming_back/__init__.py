"""Families of whom somebody was worried again after the work with them had ended: seen, and counted."""
