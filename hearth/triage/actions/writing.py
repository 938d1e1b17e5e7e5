"""To whoever told us, and from them."""

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.concerns.acknowledging import tell_of_message
from hearth.concerns.actions import add_message
from hearth.concerns.models import Concern, Message
from hearth.scope.actions import action, record
from hearth.triage.rules.standing import NotNow
from hearth.worklist.actions import done


@action
def write_to_reporter(*, concern: Concern, words: str, key: str = "", by: Viewer) -> Message:
    """Write back. What they had written is then read. Raises `SentAlready` as `add_message` does.

    Raises `NotNow` where the worry is kept from them.
    """
    if concern.kept_from_teller:
        raise NotNow("Whoever told us works in the agency from which this is kept. Nothing is sent to them.")
    message = add_message(concern=concern, words=words, written_by="staff", key=key, by=by)
    tell_of_message(message)
    _take_off_the_list(concern)
    record(by=by, verb="wrote to", subject=concern)
    return message


@action
def read_messages(*, concern: Concern, by: Viewer) -> None:
    """Whoever wrote needs no answer."""
    _take_off_the_list(concern)
    record(by=by, verb="read the messages of", subject=concern)


def _take_off_the_list(concern: Concern) -> None:
    unread = list(concern.messages.filter(written_by="reporter", read_at=None))
    for message in unread:
        done(kind="read-message", source=message)
    concern.messages.filter(pk__in=[message.pk for message in unread]).update(read_at=timezone.now())
