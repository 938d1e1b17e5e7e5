"""Messages out: kept with the change that caused them, then sent, retried, and visible when they fail."""
