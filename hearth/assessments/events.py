"""What later stages may learn of an assessment, in the same transaction."""

from django.dispatch import Signal

assessment_completed = Signal()  # assessment=Assessment
