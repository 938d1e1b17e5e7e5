"""What is asked about people and families. Each form is a list of questions."""
