"""What is shared about a family, with whom and why; what is refused; and what the family has agreed to."""
