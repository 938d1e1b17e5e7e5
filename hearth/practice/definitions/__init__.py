"""What each kind of practice file must hold: one model a kind, plain Python, no Django."""
