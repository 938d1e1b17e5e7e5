"""Before and after a review: what happened since the last, what others see, and what follows from it."""
