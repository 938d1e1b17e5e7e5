"""What is learnt of somebody: a name, a number, a need, a thing somebody said."""

from datetime import date

from hearth.audit.actors import Actor
from hearth.families.likeness.keeping import keep_likeness_of
from hearth.families.models import Identifier, Person, PersonName, PersonNeed, ToldFact
from hearth.families.problems import Impossible, refuse
from hearth.families.rules import name_key
from hearth.families.rules.identifiers import problem_with, written
from hearth.practice.library import library
from hearth.scope.actions import action, record
from hearth.ui import days


@action
def add_name(
    *,
    person: Person,
    given_names: str,
    family_name: str,
    kind: str,
    by: Actor,
    since: date | None = None,
    until: date | None = None,
    source: str = "",
) -> PersonName:
    """A name somebody had or is also known by. They are found by it from now on."""
    if not name_key(given_names, family_name):
        raise Impossible("Give at least one name.")
    if since and until and until < since:
        raise Impossible("A name cannot end before it began.")
    name = PersonName.objects.create(
        person=person,
        given_names=given_names,
        family_name=family_name,
        name_key=name_key(given_names, family_name),
        family_key=name_key("", family_name),
        kind=kind,
        since=since,
        until=until,
        source=source,
    )
    keep_likeness_of(person)
    record(by=by, verb="named", subject=person, fields=["names"])
    return name


@action
def add_identifier(*, person: Person, kind: str, value: str, by: Actor, source: str = "") -> Identifier:
    """A number another system knows them by, checked as far as it checks itself."""
    value = written(value)
    refuse(problem_with(kind, value))
    others = Identifier.objects.filter(holder_id=person.holder_id, kind=kind, value=value, ends=None)
    if others.exclude(person=person).filter(person__sealed_at=None).exists():
        raise Impossible("Somebody else on record has this number. One of the two is wrong, or they are one person.")
    if kind == "upn":
        _replace(person, kind, value)
    identifier, _ = Identifier.objects.update_or_create(
        holder_id=person.holder_id, person=person, kind=kind, value=value, defaults={"source": source, "ends": None}
    )
    record(by=by, verb="identified", subject=person, fields=["identifiers"])
    return identifier


def _replace(person: Person, kind: str, value: str) -> None:
    """A child has one unique pupil number at a time; the one before is kept, ended."""
    before = Identifier.objects.filter(holder_id=person.holder_id, person=person, kind=kind, ends=None)
    before.exclude(value=value).update(ends=days.today())


@action
def end_identifier(*, identifier: Identifier, by: Actor) -> Identifier:
    """It was replaced, or is somebody else's. It stays to be read, ended."""
    identifier.ends = days.today()
    identifier.save(update_fields=["ends"])
    record(by=by, verb="ended", subject=identifier, fields=["ends"])
    return identifier


@action
def note_need(*, person: Person, need: str, source: str, starts: date, by: Actor, words: str = "") -> PersonNeed:
    """A need in the library's words, and who saw it. Noted again, it is the same need."""
    if need not in {each.id for each in library().needs.needs}:
        raise Impossible("Choose a need from the list.")
    if starts > days.today():
        raise Impossible("The day a need was seen cannot be in the future.")
    noted, _ = PersonNeed.objects.update_or_create(
        holder_id=person.holder_id,
        person=person,
        need=need,
        ends=None,
        defaults={"words": words, "source": source, "starts": starts},
    )
    record(by=by, verb="noted", subject=noted, fields=["need", "source", "starts"])
    return noted


@action
def end_need(*, need: PersonNeed, ends: date, by: Actor) -> PersonNeed:
    """It is met. That it was there stays."""
    if ends < need.starts:
        raise Impossible(f"It was first seen on {days.day(need.starts)}, so it cannot have been met before that.")
    need.ends = ends
    need.save(update_fields=["ends"])
    record(by=by, verb="ended", subject=need, fields=["ends"])
    return need


@action
def tell_fact(*, person: Person, words: str, told_by: str, told_on: date, by: Actor) -> ToldFact:
    """Something somebody said, kept word for word as told."""
    if told_on > days.today():
        raise Impossible("The day you were told cannot be in the future.")
    fact = ToldFact.objects.create(person=person, words=words, told_by=told_by, told_on=told_on)
    record(by=by, verb="told", subject=fact, fields=["words", "told_by", "told_on"])
    return fact


@action
def doubt_fact(*, fact: ToldFact, why: str, by: Actor) -> ToldFact:
    """It is not so, or not sure. The words stay as they were said, with the doubt beside them."""
    if not why.strip():
        raise Impossible("Say why it is doubted.")
    fact.doubted = why
    fact.save(update_fields=["doubted"])
    record(by=by, verb="doubted", subject=fact, fields=["doubted"])
    return fact
