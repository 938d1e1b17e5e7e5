"""What later stages may need to hear of a family, in the same transaction."""

from django.dispatch import Signal

family_restricted = Signal()
"""`family` was closed to all but a few, or opened again: what a stage has copied of that must follow."""
