"""An agency's own instruments: sent in, checked, shown beside what is in use, put to use, taken back."""
