"""What kind of neglect, how bad, what it does to the child, and why; and what has changed since last time."""
