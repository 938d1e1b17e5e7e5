"""A life's great passages: eighteen, a death, an adoption. What must stop, stops in the same moment."""

from datetime import date

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.families.actions.statuses import close_statuses, family_of, standing_statuses
from hearth.families.events import person_died, person_sealed, rights_passed
from hearth.families.likeness.joining import with_joined
from hearth.families.likeness.keeping import forget_keys
from hearth.families.models import (
    Family,
    FamilyMember,
    HouseholdMember,
    Identifier,
    Involvement,
    ParentalResponsibility,
    Person,
    PersonName,
    Seal,
)
from hearth.families.problems import ChangedElsewhere, Impossible, ask_about, refuse
from hearth.families.rules.ages import GROWN_UP, birthday
from hearth.families.rules.passages import impossible_adoption, impossible_death, strange_adoption, strange_death
from hearth.families.terms import status_label, terms_of
from hearth.scope.actions import action, record
from hearth.ui import days
from hearth.worklist import actions as worklist
from hearth.worklist.models import Item

EIGHTEENTH = "eighteenth-birthday"


@action
def record_death(*, person: Person, died: date, version: int, by: Actor, sure: bool = False) -> Person:
    """What was true of them in law ends that day, they live nowhere, and whoever would have been in touch stops."""
    row = Person.objects.select_for_update().get(holder_id=person.holder_id, pk=person.pk, sealed_at=None)
    if row.version != version:
        raise ChangedElsewhere(row)
    refuse(impossible_death(died, born=row.born or row.born_earliest, today=days.today()), "died")
    ask_about(strange_death(died, _begun(row)), sure)
    row.died = died
    row.version += 1
    row.save(update_fields=["died", "version"])
    _end_what_was(row, died)
    families = list(Family.objects.filter(holder_id=row.holder_id, members__person=row))
    Item.objects.filter(holder_id=row.holder_id, kind=EIGHTEENTH, source_id=row.pk, done_at=None).update(
        done_at=timezone.now()
    )
    person_died.send(Person, person=row, families=families)
    record(by=by, verb="died", subject=row, fields=["died"])
    return row


def _begun(person: Person) -> list[tuple[str, date]]:
    """What is on record of them with the day from which it was so."""
    homes = HouseholdMember.objects.filter(holder_id=person.holder_id, person=person, starts__isnull=False)
    begun = [("A home", each.starts) for each in homes if each.starts]
    for each in standing_statuses(person):
        begun.append((f"“{status_label(terms_of(family_of(person)), each.kind)}”", each.starts))
    return begun


def _end_what_was(person: Person, died: date) -> None:
    mine = {"holder_id": person.holder_id, "person": person}
    close_statuses([person], died, "died")
    HouseholdMember.objects.filter(**mine, ends=None).exclude(starts__gt=died).update(ends=died)
    answering = ParentalResponsibility.objects.filter(holder_id=person.holder_id, ends=None).exclude(starts__gt=died)
    answering.filter(person=person).update(ends=died)
    answering.filter(child=person).update(ends=died)


@action
def pass_rights(*, person: Person, by: Actor) -> Person:
    """Eighteen today: whoever works with them is asked to hand the record's rights to them.

    Parental responsibility ends by itself. Nothing is sent to the young person, and no birthday is kept.
    """
    if not person.born or person.died:
        raise Impossible("Only somebody alive, whose birthday is known, comes of age.")
    of_age = birthday(person.born, GROWN_UP)
    ParentalResponsibility.objects.filter(holder_id=person.holder_id, child=person, ends=None).exclude(
        starts__gt=of_age
    ).update(ends=of_age)
    person.of_age_at = timezone.now()
    person.save(update_fields=["of_age_at"])
    for help_given in _help_now(person):
        worklist.ask(
            kind=EIGHTEENTH,
            source=person,
            title=f"{person} is eighteen: from now on they decide about their record",
            page="familyfile:family",
            page_id=help_given.family_id,
            due=timezone.now(),
            team_id=help_given.team_id,
            worker_id=help_given.worker_id,
            family_id=help_given.family_id,
            restricted=help_given.family.restricted,
        )
    rights_passed.send(Person, person=person)
    record(by=by, verb="came of age", subject=person, fields=["of_age_at", "answered_for_by"])
    return person


def _help_now(person: Person) -> list[Involvement]:
    """The one who works with them longest: one item a person, so that nobody thinks another did it."""
    helping = Involvement.objects.filter(holder_id=person.holder_id, family__members__person=person, ends=None)
    return list(helping.select_related("family").order_by("starts", "id")[:1])


@action
def seal_person(*, person: Person, order_made: date, why: str, version: int, by: Actor, sure: bool = False) -> Seal:
    """A court has made an adoption order: this record closes for good, and whoever they are now is not in it.

    With every other record of the same child. Where no other child is left in a family, its whole record closes too:
    everything in it is about the child. Names are taken out of every look-up; statuses end; stages that copied anything
    are told to let go of it.
    """
    row = Person.objects.select_for_update().get(holder_id=person.holder_id, pk=person.pk, sealed_at=None)
    if row.version != version:
        raise ChangedElsewhere(row)
    first, last = row.born or row.born_earliest, row.born or row.born_latest
    refuse(impossible_adoption(order_made, born=first, died=row.died, today=days.today()), "order_made")
    refuse("" if why.strip() else "Say on which order, and who has checked it.", "why")
    ask_about(strange_adoption(order_made, born=last), sure)
    seal, *_ = [_seal(each, order_made, why, by) for each in (row, *_joined_with(row))]
    record(by=by, verb="sealed", subject=seal, fields=["person", "order_made"])
    return seal


def _joined_with(row: Person) -> list[Person]:
    """The child's other records, as somebody has said: closed with this one, or they would lead back to it."""
    others = with_joined(row.holder_id, [row.pk]).get(row.pk, frozenset()) - {row.pk}
    rows = Person.objects.filter(holder_id=row.holder_id, pk__in=others, sealed_at=None)
    return list(rows.order_by("id").select_for_update())


def _seal(row: Person, order_made: date, why: str, by: Actor) -> Seal:
    families = list(Family.objects.filter(holder_id=row.holder_id, members__person=row).order_by("id"))
    _close(row, order_made)
    forget_keys(row)
    closed = [family for family in families if _close_family(family)]
    for family in families:
        _leave_no_name(family, row)
    told = {"family": closed[0] if closed else None, "by_name": getattr(by, "name", by.text)}
    seal = Seal.objects.create(person=row, order_made=order_made, why=why, **told)
    person_sealed.send(Person, person=row, families=closed)
    return seal


def _close_family(family: Family) -> bool:
    """Where nobody is left in it whose welfare it is about; what was still to do about it is over."""
    children = FamilyMember.objects.filter(holder_id=family.holder_id, family=family, is_child=True)
    if family.sealed_at or children.filter(person__sealed_at=None).exists():
        return False
    family.sealed_at = timezone.now()
    family.save(update_fields=["sealed_at"])
    Item.objects.filter(holder_id=family.holder_id, family_id=family.pk, done_at=None).update(done_at=family.sealed_at)
    return True


def _leave_no_name(family: Family, row: Person) -> None:
    """In what is to do about the brothers and sisters."""
    for name in dict.fromkeys(filter(None, [str(row), row.known_as, row.given_names])):
        named = Item.objects.filter(holder_id=family.holder_id, family_id=family.pk, title__contains=name)
        for item in named:
            item.title = item.title.replace(name, "a child")
            item.save(update_fields=["title"])


def _close(row: Person, order_made: date) -> None:
    mine = {"holder_id": row.holder_id, "person": row}
    close_statuses([row], order_made, "adopted")
    HouseholdMember.objects.filter(**mine, ends=None).exclude(starts__gt=order_made).update(ends=order_made)
    ParentalResponsibility.objects.filter(holder_id=row.holder_id, child=row, ends=None).exclude(
        starts__gt=order_made
    ).update(ends=order_made)
    PersonName.objects.filter(**mine).update(name_key="", family_key="")
    Identifier.objects.filter(**mine, ends=None).update(ends=order_made)
    Item.objects.filter(holder_id=row.holder_id, kind=EIGHTEENTH, source_id=row.pk, done_at=None).update(
        done_at=timezone.now()
    )
    row.name_key = row.family_key = ""
    row.sealed_at = timezone.now()
    row.version += 1
    row.save(update_fields=["name_key", "family_key", "sealed_at", "version"])
