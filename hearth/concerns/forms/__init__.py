"""What is asked, of whom. Nothing here knows where the answers go."""
