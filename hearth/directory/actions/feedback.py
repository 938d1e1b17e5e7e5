"""What anybody tells of an entry, and what becomes of it."""

from typing import Any

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.directory.models import Feedback, Service
from hearth.scope.actions import action, record


@action
def say_out_of_date(*, service: Service, words: str, by: Any) -> Feedback:
    """Into the keeper's list, under an intake scope: whoever says it can read nothing there."""
    feedback = Feedback(service_id=service.pk, words=words)
    # Written as it is: reading it back is not allowed to whoever only adds.
    Feedback.objects.bulk_create([feedback])
    record(by=by, verb="said an entry is out of date", subject=feedback)
    return feedback


@action
def deal_with_feedback(*, feedback: Feedback, by: Viewer) -> Feedback:
    feedback.dealt_with_at, feedback.dealt_with_by = timezone.now(), by.name
    feedback.save(update_fields=["dealt_with_at", "dealt_with_by"])
    record(by=by, verb="dealt with", subject=feedback)
    return feedback
