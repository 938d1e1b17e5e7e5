"""Who is who to whom: by birth, in law, in daily life. What is derived from that is never written down."""

from datetime import date

from hearth.audit.actors import Actor
from hearth.families.kin import kinship_around, life_of
from hearth.families.models import Person, Relationship, ToldKin
from hearth.families.problems import ChangedElsewhere, Impossible, ask_about, refuse
from hearth.families.rules.kinship import Tie
from hearth.families.rules.likely import impossible_tie, strange_ties
from hearth.scope.actions import action, record
from hearth.ui import days


@action
def relate(
    *,
    person: Person,
    kind: str,
    other: Person,
    tie: str,
    by: Actor,
    as_told_by: str = "",
    starts: date | None = None,
    sure: bool = False,
) -> Relationship:
    """Say how one person stands to another. Refuses the impossible; asks about the strange until `sure`."""
    new = Tie(person.pk, kind, other.pk, tie)
    known = kinship_around([person, other])
    refuse(impossible_tie(new, life_of(person), life_of(other), known))
    ask_about(strange_ties(new, life_of(person), life_of(other), known), sure)
    relationship, created = Relationship.objects.get_or_create(
        holder_id=person.holder_id,
        person=person,
        kind=kind,
        other=other,
        tie=tie,
        defaults={"as_told_by": as_told_by, "starts": starts},
    )
    if not created and (relationship.ends or relationship.withdrawn):
        _again(relationship, as_told_by, starts)
    record(by=by, verb="related", subject=relationship, fields=["person", "kind", "other", "tie"])
    return relationship


def _again(relationship: Relationship, as_told_by: str, starts: date | None) -> None:
    """It had ended, or was held to be wrong, and is so after all."""
    relationship.ends, relationship.withdrawn = None, ""
    relationship.as_told_by = as_told_by or relationship.as_told_by
    relationship.starts = starts or relationship.starts
    relationship.version += 1
    relationship.save()


@action
def end_relationship(*, relationship: Relationship, ends: date, version: int, by: Actor) -> Relationship:
    """They are it no longer: partners part, a carer stops caring. A parent by birth stays one."""
    row = _current(relationship, version)
    if row.kind == "parent" and row.tie == "birth":
        raise Impossible("A parent by birth stays one. If it never was so, say why it is wrong.")
    if ends > days.today() or (row.starts and ends < row.starts):
        raise Impossible("The end must be today or in the past, and not before the beginning.")
    row.ends = ends
    row.version += 1
    row.save(update_fields=["ends", "version"])
    record(by=by, verb="ended", subject=row, fields=["ends"])
    return row


@action
def withdraw_relationship(*, relationship: Relationship, why: str, version: int, by: Actor) -> Relationship:
    """It never was so. The row stays, with the reason, and counts for nothing."""
    if not why.strip():
        raise Impossible("Say why it is wrong.")
    row = _current(relationship, version)
    row.withdrawn = why
    row.version += 1
    row.save(update_fields=["withdrawn", "version"])
    record(by=by, verb="withdrew", subject=row, fields=["withdrawn"])
    return row


def _current(relationship: Relationship, version: int) -> Relationship:
    row = Relationship.objects.select_for_update().get(holder_id=relationship.holder_id, pk=relationship.pk)
    if row.version != version:
        raise ChangedElsewhere(row)
    return row


@action
def tell_kin(
    *,
    person: Person,
    kind: str,
    name: str,
    told_by: str,
    told_on: date,
    by: Actor,
    sex: str = "U",
    born_as_told: str = "",
    where: str = "",
    known_to: str = "",
) -> ToldKin:
    """Kin whom another council or agency knows: kept as told, and never joined to a record of theirs."""
    if told_on > days.today():
        raise Impossible("The day you were told cannot be in the future.")
    kin = ToldKin.objects.create(
        person=person,
        kind=kind,
        name=name,
        sex=sex,
        born_as_told=born_as_told,
        where=where,
        known_to=known_to,
        told_by=told_by,
        told_on=told_on,
    )
    record(by=by, verb="told", subject=kin, fields=["person", "kind", "name", "known_to"])
    return kin


@action
def end_told_kin(*, kin: ToldKin, by: Actor) -> ToldKin:
    """It turned out not to be so, or they are now on record here."""
    kin.ends = days.today()
    kin.save(update_fields=["ends"])
    record(by=by, verb="ended", subject=kin, fields=["ends"])
    return kin
