"""A council is replaced: what it has not decided yet goes to whoever takes over, and nothing is lost on the way."""
