"""A link and a code are given, taken back, and used once to write."""

from dataclasses import dataclass

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.audit.actors import Actor, NamedActor
from hearth.casework.actions.locking import at_work
from hearth.casework.models import AskedByLink, Contribution
from hearth.casework.outside.codes import Secrets, hash_of_code, hash_of_link
from hearth.casework.outside.queries import standing_of
from hearth.casework.outside.rules import LASTS, check_asks, why_closed
from hearth.casework.reviewing.actions import keep_words
from hearth.casework.rules import NotPossible
from hearth.families.models import Person
from hearth.post.actions import post
from hearth.scope.actions import action, record

HOW = "They wrote it themselves, by a link"
SUBJECT = "What do you see? Before a review"
LETTER = """Hello {name},

{worker} at {agency} asks what you see, before a review. Write it on this page:

{page}

The page asks for a code. {worker} tells you the code by telephone, and not in a message.
For safety this message names nobody. The link opens until {day}.
"""


@dataclass(frozen=True)
class ToAsk:
    """What they are shown. `page`: where the link leads, if it is to go to them by email."""

    asks: str
    child: Person | None = None
    page: str = ""


@action
def give_link(*, contribution: Contribution, asks: ToAsk, secrets: Secrets, by: Viewer) -> AskedByLink:
    """A new link and code. An earlier pair is closed with it."""
    episode = at_work(contribution.review.episode)
    check_asks(asks.asks)
    row = Contribution.objects.select_related("review").get(holder_id=contribution.holder_id, pk=contribution.pk)
    if row.worker_id:
        raise NotPossible(f"{row.name} signs in here, and finds it on their own list.")
    if row.received_on:
        raise NotPossible(f"What {row.name} said is kept already.")
    if row.review.held_on:
        raise NotPossible("The review has been held.")
    now, link_hash = timezone.now(), hash_of_link(secrets.link)
    row.links.filter(closed_at=None).update(closed_at=now)
    link = AskedByLink.objects.create(
        contribution=row,
        child=asks.child,
        asks=asks.asks,
        link_hash=link_hash,
        code_hash=hash_of_code(secrets.code, link_hash),
        until=now + LASTS,
        while_restricted=episode.family.restricted,
        given_by_name=by.name,
        given_by_agency=by.agency_name,
        given_at=now,
    )
    if asks.page and row.email:
        _write_to_them(link, row, asks.page)
    record(by=by, verb="gave a link", subject=link, fields=["child", "asks", "until"])
    return link


def _write_to_them(link: AskedByLink, row: Contribution, page: str) -> None:
    body = LETTER.format(
        name=row.name,
        worker=link.given_by_name,
        agency=link.given_by_agency,
        page=page,
        day=f"{timezone.localtime(link.until):%-d %B}",
    )
    post(to=row.email, subject=SUBJECT, body=body, about=link, kind="asked-by-link")


@action
def close_link(*, link: AskedByLink, by: Actor) -> AskedByLink:
    """It opens nothing from now on. What was typed and not sent is not read by anybody."""
    if link.closed_at is None:
        link.closed_at = timezone.now()
        link.save(update_fields=["closed_at"])
    record(by=by, verb="closed a link", subject=link, fields=["closed_at"])
    return link


def who_writes(link: AskedByLink) -> NamedActor:
    """As the log names them: by nothing that the log should not hold."""
    return NamedActor(link.pk, "somebody who was asked before a review, by a link")


@action
def come_in(*, link: AskedByLink, by: Actor) -> AskedByLink:
    record(by=by, verb="came in", subject=link)
    return link


@action
def note_wrong_code(*, link: AskedByLink, by: Actor) -> AskedByLink:
    """Somebody with this link had another code. Of a link that leads nowhere it is noted too, in nobody's log."""
    record(by=by, verb="tried a wrong code at", subject=link)
    return link


@action
def write(*, link: AskedByLink, words: str, by: Actor) -> Contribution:
    """Their words, unchanged, beside the review; and the link is used up."""
    if closed := why_closed(standing_of(link), timezone.now()):
        raise NotPossible(closed)
    kept = keep_words(
        contribution=link.contribution,
        words=words,
        how=HOW,
        received_on=timezone.localdate(),
        by=by,
        taken_by=link.contribution.name,
    )
    AskedByLink.objects.filter(holder_id=link.holder_id, pk=link.pk).update(closed_at=timezone.now())
    record(by=by, verb="wrote", subject=link, fields=["words"])
    return kept
