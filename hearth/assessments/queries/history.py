"""What our records say of a family's past, for an assessment of it, newest first."""

from collections.abc import Iterator

from django.utils import timezone

from hearth.assessments.models import Assessment
from hearth.assessments.rules.history import Line, waited_words
from hearth.assessments.rules.stages import STAGES
from hearth.chronology.models import Entry
from hearth.chronology.rules import WORRIES
from hearth.families.known.law import known_law
from hearth.families.models import Family, Status, ToldFact
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
        yield Line(each.starts, f"{each.person}: {words}{until}", "Statuses on record")


def _orders(family: Family) -> Iterator[Line]:
    terms = terms_of(family)
    for each in known_law(family).orders:
        about = ", ".join(each.about)  # type: ignore[attr-defined]
        yield Line(each.made, f"{about}: {label(terms.orders, each.kind)}", each.court or "Orders on record")


def _told(family: Family) -> Iterator[Line]:
    """In the words of whoever told it: a parent's own childhood, say. Told, and not known."""
    facts = ToldFact.objects.filter(holder_id=family.holder_id, person__in=people_in(family), doubted="")
    for each in facts.select_related("person"):
        yield Line(each.told_on, f"{each.person}: {each.words}", each.told_by, told=True)


def _assessed(assessment: Assessment) -> Iterator[Line]:
    earlier = Assessment.objects.filter(
        holder_id=assessment.holder_id, family=assessment.family_id, completed_at__isnull=False
    ).exclude(pk=assessment.pk)
    for each in earlier.select_related("practice_version").defer("practice_version__body"):
        yield Line(
            each.started_on, f"{each.practice_version.title}: {STAGES[each.stage].lower()} assessment", each.by_name
        )


def waited(family: Family) -> str:
    """From the first worry on record until the law stepped in: a plan with its category, or care on a legal basis."""
    terms = terms_of(family)
    protecting = [kind.id for kind in terms.statuses if kind.categories or kind.legal_bases]
    worries = Entry.objects.filter(holder_id=family.holder_id, family=family, strand=WORRIES)
    statuses = Status.objects.filter(
        holder_id=family.holder_id, person__in=people_in(family), withdrawn="", kind__in=protecting
    )
    first_worry = worries.order_by("happened").values_list("happened", flat=True).first()
    protected = statuses.order_by("starts").values_list("starts", flat=True).first()
    return waited_words(first_worry, protected, timezone.localdate())
