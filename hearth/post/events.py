"""What the post says to later stages of the house."""

from django.dispatch import Signal

worker_begins = Signal()  # before its first job
