"""What a handover writes in the chronology, on each side in its own register."""

from collections.abc import Iterator

from hearth.chronology.rules import AGENCIES, WORRIES
from hearth.chronology.telling import Happening
from hearth.families.models import Family
from hearth.referrals.handovers.rules import ACCEPTED, ASKED, REFUSED
from hearth.referrals.models import Handover
from hearth.ui.days import local


def asked(handover: Handover) -> Happening:
    return Happening(
        happened=local(handover.created_at).date(),
        strand=AGENCIES,
        title=f"{handover.to_agency_name} was asked to hold the family from now on",
        source=handover,
        words=handover.why,
        source_name=handover.asked_by,
        agency_name=handover.from_agency_name,
    )


def answered(handover: Handover) -> Happening:
    assert handover.answered_at is not None
    to = handover.to_agency_name
    if handover.state == ACCEPTED:
        title, agency = f"{to} accepted, and holds the family from now on", to
    elif handover.state == REFUSED:
        title, agency = f"{to} refused to hold the family", to
    else:
        title, agency = f"{to} is no longer asked to hold the family", handover.from_agency_name
    return Happening(
        happened=local(handover.answered_at).date(),
        strand=AGENCIES,
        title=title,
        source=handover,
        aspect="answered",
        words=handover.answer,
        source_name=handover.answered_by,
        agency_name=agency,
    )


def taken_over(handover: Handover) -> Happening:
    """In the register of the agency that said yes: why the family came, in the other's words."""
    assert handover.answered_at is not None
    return Happening(
        happened=local(handover.answered_at).date(),
        strand=WORRIES,
        title=f"Handed over by {handover.from_agency_name}",
        source=handover,
        words="\n\n".join(part for part in (handover.why, handover.history) if part),
        source_name=handover.asked_by,
        agency_name=handover.from_agency_name,
    )


def rebuild(family: Family) -> Iterator[Happening]:
    """Every entry that handovers should have in this family's chronology."""
    for handover in family.handovers.order_by("id"):
        yield asked(handover)
        if handover.state != ASKED:
            yield answered(handover)
    came = Handover.objects.filter(to_holder_id=family.holder_id, their_family_id=family.pk, state=ACCEPTED)
    yield from map(taken_over, came.order_by("id"))
