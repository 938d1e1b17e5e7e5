"""Fewer may see one happening than its stage says: a person decides, with a reason, and undoes it the same way."""
