"""What our records say of a family's past, for an assessment of it, newest first."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hearth.access.viewer import Viewer
from hearth.assessments.models import Assessment, FamilyHistory
from hearth.assessments.rules.history import Line, waited_words
from hearth.assessments.rules.stages import STAGES
from hearth.chronology.queries import entries_of
from hearth.chronology.rules import WORRIES
from hearth.families.known.law import known_law
from hearth.families.models import Family, OrderChild, Person, Status, ToldFact
from hearth.families.queries import people_in
from hearth.families.terms import label, status_words, terms_of
from hearth.ui.days import day


def history_lines(assessment: Assessment) -> list[Line]:
    family = assessment.family
    lines = [*_help(family), *_statuses(family), *_orders(family), *_told(family), *_assessed(assessment)]
    return sorted(lines, key=lambda line: line.on, reverse=True)


def _help(family: Family) -> Iterator[Line]:
    """Earlier help that has ended."""
    today = timezone.localdate()
    for each in family.involvements.filter(ends__lt=today).order_by("-ends", "id"):
        yield Line(each.starts, f"{each.what}, until {day(each.ends)}", each.agency_name)


def _statuses(family: Family) -> Iterator[Line]:
    terms = terms_of(family)
    statuses = Status.objects.filter(holder_id=family.holder_id, person__in=people_in(family), withdrawn="")
    for each in statuses.select_related("person").prefetch_related("categories"):
        words = status_words(terms, each.kind, [category.category for category in each.categories.all()])
        until = f", until {day(each.ends)}" if each.ends else ", and still"
        yield Line(each.starts, f"{each.person}: {words}{until}", "Statuses on record", people=(str(each.person_id),))


def _orders(family: Family) -> Iterator[Line]:
    terms = terms_of(family)
    orders = known_law(family).orders
    children = OrderChild.objects.filter(holder_id=family.holder_id, order__in=orders, child__sealed_at=None)
    about_whom: dict[UUID, tuple[str, ...]] = {}
    for order_id, child_id in children.values_list("order_id", "child_id"):
        about_whom[order_id] = (*about_whom.get(order_id, ()), str(child_id))
    for each in orders:
        about = ", ".join(each.about)  # type: ignore[attr-defined]
        words = f"{about}: {label(terms.orders, each.kind)}"
        yield Line(each.made, words, each.court or "Orders on record", people=about_whom.get(each.pk, ()))


def _told(family: Family) -> Iterator[Line]:
    """In the words of whoever told it: a parent's own childhood, say. Told, and not known."""
    facts = ToldFact.objects.filter(holder_id=family.holder_id, person__in=people_in(family), doubted="")
    for each in facts.select_related("person"):
        yield Line(each.told_on, f"{each.person}: {each.words}", each.told_by, told=True, people=(str(each.person_id),))


def _assessed(assessment: Assessment) -> Iterator[Line]:
    earlier = Assessment.objects.filter(
        holder_id=assessment.holder_id, family=assessment.family_id, completed_at__isnull=False
    ).exclude(pk=assessment.pk)
    for each in earlier.select_related("practice_version").defer("practice_version__body"):
        yield Line(
            each.started_on, f"{each.practice_version.title}: {STAGES[each.stage].lower()} assessment", each.by_name
        )


def lines_open(history: FamilyHistory) -> list[dict[str, Any]]:
    """The kept lines without those about somebody sealed since; lines kept without ids are known by the name."""
    family = history.assessment.family
    lines: list[dict[str, Any]] = history.lines
    named = {id for line in lines for id in line.get("people", ())}
    whose = Q(pk__in=named) | Q(memberships__family=family)
    sealed = Person.objects.filter(whose, holder_id=history.holder_id, sealed_at__isnull=False).distinct()
    names = {str(each.pk): str(each) for each in sealed}
    return [line for line in lines if not _about_any(line, names)]


def _about_any(line: dict[str, Any], sealed: dict[str, str]) -> bool:
    named = any(name and name in line["words"] for name in sealed.values())
    return named or not sealed.keys().isdisjoint(line.get("people", ()))


def waited(viewer: Viewer, family: Family) -> str:
    """From the first worry on record until the law stepped in: a plan with its category, or care on a legal basis."""
    terms = terms_of(family)
    protecting = [kind.id for kind in terms.statuses if kind.categories or kind.legal_bases]
    worries = entries_of(viewer, family).filter(strand=WORRIES)
    statuses = Status.objects.filter(
        holder_id=family.holder_id, person__in=people_in(family), withdrawn="", kind__in=protecting
    )
    first_worry = worries.order_by("happened").values_list("happened", flat=True).first()
    protected = statuses.order_by("starts").values_list("starts", flat=True).first()
    return waited_words(first_worry, protected, timezone.localdate())
