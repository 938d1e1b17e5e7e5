"""Ask for a delivery: the job is a row in the same transaction as whatever asks for it, in a web page and in a job."""

import json
from datetime import datetime

from django.db import connection
from django.utils import timezone

from hearth.post.models import Message

TASK, QUEUE = "post.deliver", "post"
# The job library's own function. Its Python goes through another connection when a job calls it. An expression, so
# that whoever adds a message in one statement with other rows can ask for its delivery in that statement.
_DEFER = """procrastinate_defer_jobs_v1(ARRAY[
    ROW(%s, %s, 0, NULL, NULL, %s::jsonb, {at})::procrastinate_job_to_defer_v1
])"""
DEFER, DEFER_UNTIL = _DEFER.format(at="NULL"), _DEFER.format(at="%s::timestamptz")


def defer(message: Message, at: datetime | None = None) -> None:
    """Deliver it at a later moment, or as soon as somebody is free."""
    with connection.cursor() as cursor:
        if at and at > timezone.now():
            cursor.execute(f"SELECT {DEFER_UNTIL}", [*to_defer(message), at])
        else:
            cursor.execute(f"SELECT {DEFER}", to_defer(message))


def to_defer(message: Message) -> list[str]:
    """The values of `DEFER`."""
    job = {"message_id": str(message.pk), "holder_id": str(message.holder_id)}
    return [QUEUE, TASK, json.dumps(job)]
