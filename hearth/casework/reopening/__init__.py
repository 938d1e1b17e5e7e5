"""Something that could not wait was seen: the assessment and the plan are open again, until somebody has looked."""
