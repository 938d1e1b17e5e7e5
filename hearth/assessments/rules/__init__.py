"""What grades say, what has changed, what is missing: as the instrument's file declares. Plain Python."""
