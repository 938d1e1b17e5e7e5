"""Who the child is, and which family: a person says so; nothing is linked by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.concerns.models import Concern, ReportedChild
from hearth.families import actions as families
from hearth.families.actions.life import Home
from hearth.families.models import Family, FamilyMember, Person
from hearth.families.telling import PersonAsTold
from hearth.scope.actions import action, record
from hearth.triage.actions.confining import close_its_advice
from hearth.triage.actions.locking import locked_undecided
from hearth.triage.models import ConfirmedFamily, Match
from hearth.triage.rules.standing import NotNow
from hearth.worklist.actions import ask

NEWLY_TOLD = "Nobody on record before this worry"


@dataclass(frozen=True)
class Recognised:
    """This child is that person, and why."""

    person: Person
    evidence: str


@dataclass(frozen=True)
class FamilyChoice:
    """The family a worry is about: one that is known, or a new one; and which children are people in it already."""

    family: Family | None
    new_name: str = ""
    known: Mapping[UUID, Recognised] = field(default_factory=dict)  # by the reported child's id


@action
def confirm_family(*, concern: Concern, choice: FamilyChoice, by: Viewer) -> Family:
    """Say who they are. Children who are nobody yet become people of the family. Raises `NotNow`."""
    row = locked_undecided(concern)
    _check(choice)
    family = choice.family or families.begin_family(name=choice.new_name, body_id=row.body_id, people=[], by=by)
    _set_aside_earlier_matches(row)
    people = [_person_for(child, family, choice, by) for child in row.children.all()]
    if choice.family is None and people and (row.lives_address or row.lives_postcode):
        home = Home(address=row.lives_address, postcode=row.lives_postcode)
        families.move_home(family=family, home=home, people=people, since=None, by=by)
    if family.provisional:
        family = families.confirm_family(family=family, by=by)
    confirmed, _ = ConfirmedFamily.objects.update_or_create(
        holder_id=row.holder_id,
        concern=row,
        defaults={
            "family": family,
            "confirmed_by": by.name,
            "confirmed_by_id": by.id,
            "confirmed_at": timezone.now(),
        },
    )
    _close_to_others(row, family, by)
    record(by=by, verb="confirmed", subject=confirmed, fields=["concern", "family", "matches"])
    return family


def _check(choice: FamilyChoice) -> None:
    """A known child is of the known family: people are never taken from one family's record into another's unseen."""
    people = [recognised.person.pk for recognised in choice.known.values()]
    if len(set(people)) < len(people):
        raise NotNow("Two of the children described cannot be the same person.")
    if choice.family is None and people:
        raise NotNow("A child who is known already belongs to a family. Choose that family.")
    there = FamilyMember.objects.filter(family=choice.family, person__in=people).count() if people else 0
    if there < len(people):
        raise NotNow("One of the people you chose is not in the family you chose.")


def _set_aside_earlier_matches(concern: Concern) -> None:
    Match.objects.filter(holder_id=concern.holder_id, reported_child__concern=concern).update(refused=True)


def _person_for(child: ReportedChild, family: Family, choice: FamilyChoice, by: Viewer) -> Person:
    recognised = choice.known.get(child.pk)
    if recognised is None:
        person = families.add_person(family=family, told=_as_told(child), sure=True, by=by)
        recognised = Recognised(person, NEWLY_TOLD)
    Match.objects.update_or_create(
        holder_id=child.holder_id,
        reported_child=child,
        person=recognised.person,
        defaults={
            "evidence": recognised.evidence,
            "confirmed_by": by.name,
            "confirmed_at": timezone.now(),
            "refused": False,
        },
    )
    return recognised.person


def _as_told(child: ReportedChild) -> PersonAsTold:
    return PersonAsTold(
        role="child",
        is_child=True,
        given_names=child.given_names,
        family_name=child.family_name,
        known_as=child.known_as,
        sex=child.sex,
        born=child.born,
        born_earliest=child.born_earliest,
        born_latest=child.born_latest,
        born_as_told=child.born_as_told,
    )


def _close_to_others(concern: Concern, family: Family, by: Viewer) -> None:
    """Of a restricted family's worries nobody reads on a work list but the few who may, nor what was asked before."""
    close_its_advice(concern)
    ask(
        kind="decide",
        source=concern,
        title=f"Decide on {concern.reference}",
        page="triage:concern",
        page_id=concern.pk,
        due=concern.decision_due,
        team_id=by.team_id,
        worker_id=concern.taken_by_id,
        urgent=concern.urgent,
        restricted=family.restricted,
        family_id=family.pk,
    )
