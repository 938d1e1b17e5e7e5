"""The plan as a whole: what it must answer, how it was agreed on each day, who signed it, and what is chased."""
