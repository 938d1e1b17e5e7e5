"""Advice without a report: somebody is not sure, and asks. No child's record is made."""
