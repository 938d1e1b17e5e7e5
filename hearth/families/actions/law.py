"""Who answers for a child in law, and what courts have said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from hearth.audit.actors import Actor
from hearth.families.events import order_changed, proceedings_changed
from hearth.families.models import (
    Family,
    Order,
    OrderChild,
    ParentalResponsibility,
    Person,
    Proceedings,
    ProceedingsChild,
)
from hearth.families.problems import ChangedElsewhere, Impossible, refuse
from hearth.scope.actions import action, record
from hearth.ui import days

Row = TypeVar("Row", Order, Proceedings)


@action
def give_responsibility(
    *,
    child: Person,
    how: str,
    by: Actor,
    person: Person | None = None,
    authority: str = "",
    starts: date | None = None,
    ends: date | None = None,
    source: str = "",
) -> ParentalResponsibility:
    """Somebody, or an authority, answers for this child."""
    if (person is None) == (not authority.strip()):
        raise Impossible("Choose a person, or name an authority: one of the two.", "person")
    if person and person.pk == child.pk:
        raise Impossible("Nobody has parental responsibility for themselves.", "person")
    born = child.born or child.born_earliest
    if starts and born and starts < born:
        raise Impossible("Parental responsibility cannot begin before birth.", "starts")
    if starts and ends and ends < starts:
        raise Impossible("It cannot end before it began.", "ends")
    responsibility = ParentalResponsibility.objects.create(
        child=child, person=person, authority=authority.strip(), how=how, starts=starts, ends=ends, source=source
    )
    record(by=by, verb="gave", subject=responsibility, fields=["child", "person", "authority", "how", "starts"])
    return responsibility


@action
def end_responsibility(*, responsibility: ParentalResponsibility, ends: date, by: Actor) -> ParentalResponsibility:
    if responsibility.starts and ends < responsibility.starts:
        raise Impossible("It cannot end before it began.", "ends")
    responsibility.ends = ends
    responsibility.save(update_fields=["ends"])
    record(by=by, verb="ended", subject=responsibility, fields=["ends"])
    return responsibility


@dataclass(frozen=True)
class Case:
    kind: str
    issued: date
    court: str = ""
    number: str = ""


@action
def begin_proceedings(*, family: Family, case: Case, children: Iterable[Person], by: Actor) -> Proceedings:
    """A court was asked about these children."""
    _not_in_future(case.issued, "issued")
    proceedings = Proceedings.objects.create(family=family, **vars(case))
    about = [ProceedingsChild(proceedings=proceedings, child=child) for child in children]
    ProceedingsChild.objects.bulk_create(about)
    proceedings_changed.send(Proceedings, proceedings=proceedings)
    record(by=by, verb="began", subject=proceedings, fields=["kind", "issued", "court", "children"])
    return proceedings


@action
def end_proceedings(*, proceedings: Proceedings, ended: date, outcome: str, version: int, by: Actor) -> Proceedings:
    """The court has done with it, and how."""
    row = _current(Proceedings, proceedings, version)
    _not_in_future(ended, "ended")
    if ended < row.issued:
        sentence = f"They were issued on {days.day(row.issued)}, so they cannot have ended before that."
        raise Impossible(sentence, "ended")
    row.ended, row.outcome = ended, outcome
    row.version += 1
    row.save(update_fields=["ended", "outcome", "version"])
    proceedings_changed.send(Proceedings, proceedings=row)
    record(by=by, verb="ended", subject=row, fields=["ended", "outcome"])
    return row


@dataclass(frozen=True)
class Ordered:
    kind: str
    made: date
    until: date | None = None
    court: str = ""


@action
def make_order(
    *,
    family: Family,
    ordered: Ordered,
    children: Iterable[Person],
    by: Actor,
    proceedings: Proceedings | None = None,
    names_person: Person | None = None,
) -> Order:
    """What a court ordered about these children; in whose favour or against whom, where it names somebody."""
    about = list(children)
    _not_in_future(ordered.made, "made")
    refuse(_after_death(about, ordered.made), "made")
    if ordered.until and ordered.until < ordered.made:
        raise Impossible("An order cannot run out before it was made.", "until")
    order = Order.objects.create(family=family, proceedings=proceedings, names_person=names_person, **vars(ordered))
    OrderChild.objects.bulk_create(OrderChild(order=order, child=child) for child in about)
    order_changed.send(Order, order=order)
    record(by=by, verb="ordered", subject=order, fields=["kind", "made", "until", "court", "children"])
    return order


@action
def end_order(*, order: Order, ended: date, version: int, by: Actor) -> Order:
    """Discharged, or another took its place."""
    row = _current(Order, order, version)
    _not_in_future(ended, "ended")
    if ended < row.made:
        raise Impossible(f"It was made on {days.day(row.made)}, so it cannot have ended before that.", "ended")
    row.ended = ended
    row.version += 1
    row.save(update_fields=["ended", "version"])
    order_changed.send(Order, order=row)
    record(by=by, verb="ended", subject=row, fields=["ended"])
    return row


def _current(model: type[Row], row: Row, version: int) -> Row:
    now: Row = (
        model._default_manager.select_for_update(of=("self",))
        .select_related("family")
        .get(holder_id=row.holder_id, pk=row.pk)
    )
    if now.version != version:
        raise ChangedElsewhere(now)
    return now


def _after_death(children: Iterable[Person], made: date) -> str:
    late = [child for child in children if child.died and made > child.died]
    return f"{late[0]} died on {days.day(late[0].died)}, before that day." if late and late[0].died else ""


def _not_in_future(on: date, about: str) -> None:
    if on > days.today():
        raise Impossible("The day cannot be in the future.", about)
