"""The message that brings somebody new their invitation. Its link is in the letter, and nowhere on a page."""

from typing import Any

from django.dispatch import receiver

from hearth.access.events import invited
from hearth.access.models import Invitation
from hearth.access.viewer import Viewer
from hearth.post.deferring import defer
from hearth.post.kinds import INVITATION
from hearth.post.models import Message
from hearth.scope.opening import current_holder
from hearth.ui.days import day_and_time

SUBJECT = "Your invitation to Hearth"
BODY = """{by} of {agency} has invited you to Hearth.

Choose a password on this page. It works once, until {until}:
{link}

You will then set up a code on your phone, which you are asked for each time you sign in.
If you did not expect this, do nothing: without you the link opens nothing.
"""


@receiver(invited)
def send(invitation: Invitation, link: str, by: Viewer, **_: Any) -> None:
    words = {"by": by.name, "agency": by.agency_name, "until": day_and_time(invitation.expires_at), "link": link}
    message = Message(
        holder_id=current_holder(),
        kind=INVITATION,
        to=invitation.user.email,
        subject=SUBJECT,
        body=BODY.format(**words),
        about_kind=invitation._meta.label_lower,
        about_id=invitation.pk,
    )
    message.save(force_insert=True)
    defer(message)
