"""The pages of sealed records: the one that asks for a record, the record as it was, and what was opened."""
