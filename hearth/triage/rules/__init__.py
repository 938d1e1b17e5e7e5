"""What a decision must say, where a worry stands, how a child is recognised. Plain Python."""
