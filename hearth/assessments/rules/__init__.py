"""What grades say, what has changed, what is still missing. Plain Python: the instrument's file declares the rules."""
