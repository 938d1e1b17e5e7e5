"""Whose records a transaction may touch: the holder, held by PostgreSQL's row-level security."""
