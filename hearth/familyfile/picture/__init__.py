"""The family as a picture: who is who to whom, in rows of generations. Layout is plain Python; drawing is SVG."""
