"""What is known of a family, added to. Each page asks, and one action answers."""
