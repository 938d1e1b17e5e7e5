from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from hearth.casework.models import AskedByLink, Contribution, Episode, Participant
from hearth.casework.outside.rules import Standing, first_name
from hearth.casework.queries.episode import people_in
from hearth.scope.opening import NOBODY


@dataclass(frozen=True)
class Behind:
    holder_id: UUID
    link_id: UUID


NOWHERE = Behind(NOBODY, NOBODY)


def behind(link_hash: str) -> Behind:
    """Whose register a link leads to: two ids and no words. Outside any scope, because nobody knows yet whose."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT holder_id, link_id FROM casework_asked_behind(%s)", [link_hash])
        row = cursor.fetchone()
    return Behind(*row) if row else NOWHERE


def link_behind(where: Behind) -> AskedByLink:
    """The link alone, for its code; of nowhere one that no code fits. The same question for both."""
    return AskedByLink.objects.filter(pk=where.link_id).first() or AskedByLink(pk=NOBODY, code_hash="")


def link_of(id: UUID) -> AskedByLink | None:
    links = AskedByLink.objects.select_related("contribution__review__episode__family", "child")
    return links.filter(pk=id).first()


def open_link(contribution: Contribution) -> AskedByLink | None:
    """The contribution was found through `contributions_for`, which asks who is looking."""
    links = AskedByLink.objects.filter(holder_id=contribution.holder_id, contribution=contribution, closed_at=None)
    return links.select_related("contribution__review__episode__family", "child").first()


def standing_of(link: AskedByLink) -> Standing:
    contribution = link.contribution
    episode = contribution.review.episode
    child = link.child
    return Standing(
        taken_back=link.closed_at is not None,
        until=link.until,
        written=contribution.received_on is not None,
        held=contribution.review.held_on is not None,
        work_ended=episode.closed is not None,
        sealed=episode.family.sealed_at is not None or (child is not None and child.sealed_at is not None),
        died=child is not None and child.died is not None,
        restricted=episode.family.restricted,
        while_restricted=link.while_restricted,
    )


def children_to_name(episode: Episode) -> Sequence[Participant]:
    """Those who take part and have a name to be called by."""
    people = people_in(episode).filter(person__died=None)
    return [each for each in people if each.is_child and first_name(each.person.given_names, each.person.known_as)]  # type: ignore[attr-defined]
