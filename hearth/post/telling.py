"""A message did not arrive: put it on the duty team's list, or take it off. Part of the action that finds out."""

from django.utils import timezone

from hearth.access.models import Team
from hearth.post.kinds import kind_of
from hearth.post.models import Message
from hearth.worklist.actions import ask, done

KIND = "not-delivered"
PAGE = "post:message"


def tell_somebody(message: Message) -> None:
    """On the list of the team that decides, where there is one; else of the agency's first team."""
    teams = sorted(Team.objects.filter(agency_id=message.holder_id), key=lambda team: (team.kind != "triage", team.pk))
    if message.told_at is None:
        message.told_at = timezone.now()
    if teams:
        ask(
            kind=KIND,
            source=message,
            title=f"Not delivered: {_small(kind_of(message.kind).what)}",
            page=PAGE,
            page_id=message.pk,
            due=timezone.now(),
            team_id=teams[0].pk,
            urgent=message.urgent,
            restricted=True,  # the page behind it is the duty manager's, and the letter may be about a closed record
        )


def take_off_the_list(message: Message) -> None:
    if message.told_at is not None:
        done(kind=KIND, source=message)


def _small(words: str) -> str:
    return words[0].lower() + words[1:]
