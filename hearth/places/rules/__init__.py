"""The rules of places in plain Python: no database, no framework."""
