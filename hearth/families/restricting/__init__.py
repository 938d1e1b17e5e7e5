"""Restricted records: restricting one, opening one in an emergency, and opening one again for good, which takes two."""
