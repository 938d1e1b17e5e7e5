"""From the first word of a pregnancy to a birth, or to a loss."""

from collections.abc import Iterable
from datetime import date, timedelta

from hearth.audit.actors import Actor
from hearth.families.actions.family import enter
from hearth.families.actions.statuses import close_statuses
from hearth.families.events import child_born, pregnancy_changed, pregnancy_ended
from hearth.families.likeness.keeping import keep_likeness
from hearth.families.models import (
    DueDate,
    Family,
    FamilyMember,
    HouseholdMember,
    Person,
    Pregnancy,
    PregnancyChild,
    PregnancyParent,
    Relationship,
)
from hearth.families.problems import ChangedElsewhere, Impossible, ask_about, refuse
from hearth.families.rules import name_key
from hearth.families.rules.pregnancy import Estimate, impossible_end, problem_with_due, strange_birth
from hearth.families.telling import PersonAsTold
from hearth.scope.actions import action, record
from hearth.ui import days


@action
def expect_child(
    *,
    family: Family,
    mother: Person,
    due: date,
    known_on: date,
    by: Actor,
    babies: int = 1,
    source: str = "",
) -> Pregnancy:
    """A pregnancy, with the due date as it is known today. Hidden from the family's own views."""
    refuse(problem_with_due(due, known_on), "due")
    if mother.died:
        raise Impossible(f"{mother} has died.", "mother")
    if Pregnancy.objects.filter(holder_id=family.holder_id, mother=mother, outcome="expected").exists():
        raise Impossible(f"A pregnancy of {mother} is already on record. Add the new due date to it.", "mother")
    pregnancy = Pregnancy.objects.create(mother=mother, family=family, babies=babies)
    DueDate.objects.create(pregnancy=pregnancy, due=due, known_on=known_on, source=source)
    pregnancy_changed.send(Pregnancy, pregnancy=pregnancy)
    record(by=by, verb="noted", subject=pregnancy, fields=["mother", "due", "babies"])
    return pregnancy


@action
def revise_pregnancy(
    *, pregnancy: Pregnancy, due: date, known_on: date, babies: int, version: int, by: Actor, source: str = ""
) -> Pregnancy:
    """A new estimate stands beside the earlier ones: what was known when is never overwritten.

    Where fewer are expected than records were opened before birth, one was lost: its record closes, the others go on.
    """
    row = _expected(pregnancy, version)
    refuse(problem_with_due(due, known_on), "due")
    DueDate.objects.create(pregnancy=row, due=due, known_on=known_on, source=source)
    row.babies = babies
    _close_unborn(_unborn(row)[babies:], known_on)
    _save(row)
    pregnancy_changed.send(Pregnancy, pregnancy=row)
    record(by=by, verb="estimated", subject=row, fields=["due", "babies"])
    return row


@action
def name_other_parent(*, pregnancy: Pregnancy, person: Person, as_told_by: str, by: Actor) -> PregnancyParent:
    """Who else is said to be the parent, and who says so."""
    if person.pk == pregnancy.mother_id:
        raise Impossible("That is the mother.", "person")
    parent, _ = PregnancyParent.objects.update_or_create(
        holder_id=pregnancy.holder_id, pregnancy=pregnancy, person=person, defaults={"as_told_by": as_told_by}
    )
    record(by=by, verb="named", subject=pregnancy, fields=["other_parents"])
    return parent


@action
def show_pregnancy(*, pregnancy: Pregnancy, shown: bool, by: Actor) -> Pregnancy:
    """Decide whether the family's own views may speak of it."""
    pregnancy.shown_to_family = shown
    pregnancy.save(update_fields=["shown_to_family"])
    record(by=by, verb="showed" if shown else "hid", subject=pregnancy, fields=["shown_to_family"])
    return pregnancy


@action
def begin_unborn(*, pregnancy: Pregnancy, by: Actor) -> list[Person]:
    """Open a record for each child before birth, where a plan for them must begin now."""
    row = _expected(pregnancy, pregnancy.version)
    wanted = row.babies - len(_unborn(row))
    if wanted < 1:
        raise Impossible("There is already a record for each child who is expected.")
    children = [_child(row, _as_unborn(row, row.babies - wanted + number)) for number in range(1, wanted + 1)]
    record(by=by, verb="began", subject=row, fields=["children"])
    return children


def _as_unborn(row: Pregnancy, number: int) -> PersonAsTold:
    """Twins are told apart before they have names."""
    which = f" {number}" if row.babies > 1 else ""
    return PersonAsTold(role="unborn child", is_child=True, known_as=f"Unborn baby{which} of {row.mother}")


def _child(pregnancy: Pregnancy, told: PersonAsTold) -> Person:
    """A person with a place in the family, their mother, and nothing guessed of the father."""
    child = enter(pregnancy.family, told)
    PregnancyChild.objects.create(pregnancy=pregnancy, child=child)
    _mother(pregnancy, child)
    return child


def _mother(pregnancy: Pregnancy, child: Person) -> None:
    Relationship.objects.create(person=pregnancy.mother, kind="parent", other=child, tie="birth")


@action
def record_birth(
    *,
    pregnancy: Pregnancy,
    born: date,
    children: Iterable[PersonAsTold],
    version: int,
    by: Actor,
    sure: bool = False,
) -> list[Person]:
    """Each child becomes a person of the family, with their mother, in their mother's home.

    A record opened before birth becomes that child's. The other parent is said apart: birth proves one of them.
    """
    row, told = _expected(pregnancy, version), list(children)
    if born > days.today():
        raise Impossible("A birth cannot be in the future.", "born")
    refuse(impossible_end(_estimates(row), born), "born")
    ask_about(_strange(row, born, told), sure)
    unborn = _unborn(row)
    if len(told) < len(unborn):
        sentence = "Say who each child is; of one that was lost, say first how many are expected now."
        raise Impossible(f"{len(unborn)} records were opened before birth. {sentence}")
    people = [_born(row, born, each, unborn[n] if n < len(unborn) else None) for n, each in enumerate(told)]
    row.outcome, row.ended = "born", born
    _save(row)
    keep_likeness(row.family)
    pregnancy_changed.send(Pregnancy, pregnancy=row)
    child_born.send(Pregnancy, pregnancy=row, children=people)
    record(by=by, verb="born", subject=row, fields=["outcome", "ended", "children"])
    return people


def _estimates(row: Pregnancy) -> list[Estimate]:
    return [Estimate(each.due, each.known_on) for each in row.due_dates.order_by("known_on", "id")]


def _strange(row: Pregnancy, born: date, told: list[PersonAsTold]) -> list[str]:
    said = [strange_birth(_estimates(row), born)]
    if len(told) != row.babies:
        said.append(f"{days.plural(row.babies, 'baby', 'babies')} expected, and {len(told)} named.")
    return [each for each in said if each]


def _born(row: Pregnancy, born: date, told: PersonAsTold, unborn: Person | None) -> Person:
    child = unborn or _child(row, PersonAsTold(role="child", is_child=True))
    child.given_names, child.family_name, child.known_as = told.given_names, told.family_name, told.known_as
    child.name_key = name_key(told.given_names, told.family_name)
    child.family_key = name_key("", told.family_name)
    child.sex, child.first_language = told.sex, told.first_language or row.mother.first_language
    child.born = child.born_earliest = child.born_latest = born
    child.version += 1
    child.save()
    FamilyMember.objects.filter(holder_id=row.holder_id, person=child).update(role=told.role or "child")
    home = HouseholdMember.objects.filter(holder_id=row.holder_id, person=row.mother, ends=None).first()
    if home and not child.homes.exists():
        HouseholdMember.objects.create(household=home.household, person=child, starts=born)
    return child


@action
def end_pregnancy(*, pregnancy: Pregnancy, outcome: str, ended: date, version: int, by: Actor) -> Pregnancy:
    """Lost or ended. Contact about it stops in the same moment; what was opened for the child closes with it."""
    row = _expected(pregnancy, version)
    if outcome not in ("lost", "ended"):
        raise Impossible("Say whether the pregnancy was lost or ended.", "outcome")
    if ended > days.today():
        raise Impossible("The day cannot be in the future.", "ended")
    refuse(impossible_end(_estimates(row), ended), "ended")
    _close_unborn(_unborn(row), ended)
    row.outcome, row.ended = outcome, ended
    _save(row)
    pregnancy_changed.send(Pregnancy, pregnancy=row)
    pregnancy_ended.send(Pregnancy, pregnancy=row)
    record(by=by, verb="ended", subject=row, fields=["outcome", "ended"])
    return row


def _unborn(row: Pregnancy) -> list[Person]:
    """For whom a record was opened before birth, and who is still expected."""
    still = FamilyMember.objects.filter(holder_id=row.holder_id, family=row.family, ends=None).values("person")
    rows = row.children.filter(child__in=still).select_related("child")
    return [each.child for each in rows.order_by("id")]


def _close_unborn(children: list[Person], ended: date) -> None:
    if children:
        close_statuses(children, ended, "not_born")
        members = FamilyMember.objects.filter(holder_id=children[0].holder_id, person__in=children)
        members.update(ends=ended - timedelta(days=1))  # whoever left is shown on their last day; this must be none
        ties = Relationship.objects.filter(holder_id=children[0].holder_id, other__in=children, ends=None)
        ties.update(ends=ended)


def _expected(pregnancy: Pregnancy, version: int) -> Pregnancy:
    rows = Pregnancy.objects.select_for_update(of=("self",)).select_related("family", "mother")
    row = rows.get(holder_id=pregnancy.holder_id, pk=pregnancy.pk)
    if row.version != version:
        raise ChangedElsewhere(row)
    if row.outcome != "expected":
        raise Impossible("This pregnancy is over.")
    return row


def _save(row: Pregnancy) -> None:
    row.version += 1
    row.save(update_fields=["outcome", "ended", "babies", "version"])
