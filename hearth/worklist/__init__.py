"""What needs doing, by whom, by when. Every stage writes here; nobody needs to know which."""
