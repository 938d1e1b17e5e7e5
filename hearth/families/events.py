"""What later stages may need to hear of a family, in the same transaction."""

from django.dispatch import Signal

family_restricted = Signal()
"""`family` was closed, `by` whom, to all but a few, or opened again: what a stage has copied of that must follow."""

status_changed = Signal()
"""`status` began, or ended."""

home_changed = Signal()
"""`household`: somebody of its family lives there from a day on."""

pregnancy_changed = Signal()
"""`pregnancy` was noted, or what is known of it has changed."""
