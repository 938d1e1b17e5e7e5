"""Writing not yet sent: kept as it is typed, given back after a lost connection or sign-in."""
