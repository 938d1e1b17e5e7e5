"""Where nothing leaves: a demonstration's outbox; and a deployment that has forgotten to say how."""

from hearth.post.models import Message
from hearth.post.problems import ForNow


class Outbox:
    """A page shows what would have gone out."""

    name = "outbox"

    def send(self, message: Message) -> None:
        return


class NoWayOut:
    name = "none"

    def send(self, message: Message) -> None:
        raise ForNow("This Hearth has no mail server and no GOV.UK Notify key for this kind of address.")
