"""What happened, one entry a happening, written by every stage: so one query shows a life."""
