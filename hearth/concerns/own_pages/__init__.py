"""What a council says for itself: how to reach it, what it promises, what it writes, what its public page says."""
