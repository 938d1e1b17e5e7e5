"""Who is like whom: what is compared of a person, by which keys they are looked up, and what each likeness says."""
