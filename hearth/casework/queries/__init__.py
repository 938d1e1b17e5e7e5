"""Whose work: everything here begins with who is looking, and what they may see of families."""
