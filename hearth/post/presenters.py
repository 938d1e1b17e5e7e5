"""An undelivered message in finished words. Of a private one neither the address nor the words are shown."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from hearth.post.kinds import kind_of
from hearth.post.models import Attempt, Message
from hearth.post.rules import UNDELIVERED, WAITING
from hearth.ui.days import day_and_time

PAGES = {"concerns.concern": "triage:concern"}  # where what it is about can be read; that page asks who is looking
CHANNELS = {
    "email": "Email",
    "notify": "GOV.UK Notify",
    "webhook": "Another system",
    "outbox": "The outbox",
    "none": "Nothing to send it with",
}


@dataclass(frozen=True)
class Shown:
    title: str
    to_do: str
    facts: list[dict[str, str]]
    about: str  # an address, or nothing
    may_try_again: bool
    may_deal_with: bool


def shown(message: Message) -> Shown:
    kind = kind_of(message.kind)
    facts = [
        ("To", "Whoever told us, at the address they gave with the report" if kind.private else message.to),
        ("Written", day_and_time(message.created_at)),
        ("State", message.get_state_display()),
        ("Why", message.problem),
        ("Dealt with by", message.dealt_with_by),
        ("How", message.how_dealt_with),
    ]
    return Shown(
        title=kind.what,
        to_do=kind.to_do,
        facts=[{"question": name, "answer": words} for name, words in facts if words],
        about=about(message),
        may_try_again=message.state == UNDELIVERED,
        may_deal_with=message.state in (UNDELIVERED, WAITING),
    )


def about(message: Message) -> str:
    page = PAGES.get(message.about_kind)
    try:
        return reverse(page, args=[message.about_id]) if page else ""
    except NoReverseMatch:
        return ""


def tries(attempts: list[Attempt]) -> list[list[str]]:
    return [
        [day_and_time(each.at), CHANNELS.get(each.channel, each.channel), each.problem or "Delivered"]
        for each in attempts
    ]


def line(message: Message) -> list[object]:
    """A row of the list."""
    link = {"text": kind_of(message.kind).what, "href": reverse("post:message", args=[message.pk])}
    return [link, day_and_time(message.created_at), message.get_state_display(), message.problem]
