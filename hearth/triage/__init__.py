"""A council decides: who the child is, how bad it is, what happens next, and who holds the child meanwhile."""
