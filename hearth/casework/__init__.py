"""The work with a family: an episode, its goals, visits and reviews, how it ended, and whether it lasted."""
