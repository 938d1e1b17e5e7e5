"""Invented councils, agencies and families, living through a year and a half. Nobody here is real."""
