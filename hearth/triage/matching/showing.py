"""Pairs, joins and weights in finished words."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import altair as alt
from django.urls import reverse
from markupsafe import Markup

from hearth.families.likeness.comparing import compare
from hearth.families.likeness.models import SamePerson
from hearth.families.likeness.profile import Profile
from hearth.families.likeness.wording import explained
from hearth.families.models import FamilyMember, HouseholdMember, Person
from hearth.practice.library import library
from hearth.triage.matching.models import LikelySame
from hearth.triage.matching.pairs import Meanwhile, Rate
from hearth.triage.matching.parameters import Parameters
from hearth.ui.charts import AFTER, BEFORE, INK, svg
from hearth.ui.dates import PartialDate
from hearth.ui.days import day, partial_day

Rows = list[list[Any]]


def pair_rows(pairs: Sequence[LikelySame], profiles: dict[UUID, Profile]) -> Rows:
    """Groups stand together, as the likest of each is found."""
    groups = {pair.group: place for place, pair in reversed(list(enumerate(pairs)))}
    ordered = sorted(enumerate(pairs), key=lambda each: (groups[each[1].group], each[0]))
    return [
        [
            {"text": f"{pair.person} and {pair.other}", "href": reverse("triage:pair", args=[pair.pk])},
            _why(pair, profiles),
            _of_group(pair, pairs),
        ]
        for _, pair in ordered
    ]


def _of_group(pair: LikelySame, pairs: Sequence[LikelySame]) -> str:
    people = {id for each in pairs if each.group == pair.group for id in (each.person_id, each.other_id)}
    return f"One of {len(people)} records that hang together" if pair.group and len(people) > 2 else "These two alone"


def _why(pair: LikelySame, profiles: dict[UUID, Profile]) -> str:
    one, other = profiles.get(pair.person_id), profiles.get(pair.other_id)
    return explained(compare(one, other), one, other) if one and other else "One of them has changed since"


def why(pair: LikelySame, profiles: dict[UUID, Profile]) -> str:
    return _why(pair, profiles) + "."


def side_by_side(one: Person, other: Person) -> Rows:
    """What is on record of each, line by line."""
    people = (one, other)
    return [
        ["Name", *(f"{each.given_names} {each.family_name}".strip() or "Not known" for each in people)],
        ["Known as, and names from before", *("; ".join(_other_names(each)) or "None" for each in people)],
        ["Born", *(_born(each) for each in people)],
        ["Sex", *(each.get_sex_display() for each in people)],
        ["Homes", *("; ".join(_homes(each)) or "None on record" for each in people)],
        ["Family", *("; ".join(_families(each)) for each in people)],
        ["On record since", *(day(each.created_at) for each in people)],
    ]


def _other_names(person: Person) -> list[str]:
    former = [f"{each.given_names} {each.family_name}" for each in person.names.all()]
    return [*([person.known_as] if person.known_as else []), *former]


def _born(person: Person) -> str:
    first, last = person.born or person.born_earliest, person.born or person.born_latest
    return partial_day(PartialDate(first, last, person.born_as_told))


def _homes(person: Person) -> list[str]:
    homes = HouseholdMember.objects.filter(holder_id=person.holder_id, person=person, household__secret=False)
    told = homes.order_by("-id").values_list("household__address", "household__postcode")
    return [", ".join(part for part in home if part) for home in told]


def _families(person: Person) -> list[str]:
    members = FamilyMember.objects.filter(holder_id=person.holder_id, person=person, family__sealed_at=None)
    rows = members.select_related("family").order_by("id")
    return [f"{each.family.name} ({each.role}, with {_with(each) or 'nobody else'})" for each in rows]


def _with(member: FamilyMember) -> str:
    others = Person.objects.filter(
        holder_id=member.holder_id, sealed_at=None, memberships__family=member.family_id
    ).exclude(pk=member.person_id)
    return ", ".join(map(str, others.order_by("id")))


def join_rows(joins: Iterable[SamePerson]) -> Rows:
    return [
        [
            {"text": f"{each.person}, read as {each.same_as}", "href": reverse("triage:joined", args=[each.pk])},
            f"{each.joined_by}, {day(each.joined_at)}",
            f"Parted by {each.parted_by}, {day(each.parted_at)}" if each.parted_at else "Read together",
        ]
        for each in joins
    ]


def meanwhile_rows(found: Meanwhile) -> Rows:
    """What was shared, decided and written while they were read as one: for whoever parts them to go through."""
    shared = [
        [day(each.on), "Shared", f"{each.what}, with {each.with_whom}" if not each.refused else "Refused", each.family]
        for each in found.sharings
    ]
    decided = [
        [day(each.decided_at), "Decided", f"On worry {each.concern.reference}: {each.reasons}", each.family]
        for each in found.decisions
    ]
    written = [[day(each.happened), "Happened", each.title, each.family] for each in found.entries]
    return [[when, what, words, str(family)] for when, what, words, family in (*shared, *decided, *written)]


def weight_rows(parameters: Parameters) -> Rows:
    """Each likeness, how often it is seen of one person and of two, and what it says in words."""
    return [
        [
            f"{comparison.label}: {level.label.lower()}",
            _share(chances.m),
            _share(chances.u),
            f"{chances.weight:+.1f}",
            _said(chances.weight),
        ]
        for comparison in library().match_weights.comparisons
        for level in comparison.levels
        for chances in [parameters.weights.levels[comparison.id][level.id]]
    ]


def weight_chart(parameters: Parameters) -> Markup:
    """A bar a likeness, to the right where it speaks for one person and to the left where it speaks against."""
    values = [
        {
            "label": f"{comparison.label}: {level.label.lower()}",
            "weight": round(parameters.weights.levels[comparison.id][level.id].weight, 1),
        }
        for comparison in library().match_weights.comparisons
        for level in comparison.levels
    ]
    base = alt.Chart(alt.Data(values=values), width=420, height=alt.Step(24)).encode(
        y=alt.Y("label:N", sort=[each["label"] for each in values], title=None, axis=alt.Axis(labelLimit=360)),
        x=alt.X("weight:Q", title="Weight: each 1 doubles the odds"),
    )
    bars = base.mark_bar().encode(color=alt.condition("datum.weight < 0", alt.value(BEFORE), alt.value(AFTER)))
    zero = alt.Chart(alt.Data(values=[{"at": 0}])).mark_rule(color=INK).encode(x="at:Q")
    described = " ".join(f"{each['label']} {each['weight']:+}." for each in values)
    return svg(bars + zero, title="What each likeness says", description=described)


def _share(chance: float) -> str:
    percent = 100 * chance
    return (
        f"{percent:.0f}%" if percent >= 10 else f"{percent:.1f}%" if percent >= 0.1 else f"1 in {round(1 / chance):,}"
    )


def _said(weight: float) -> str:
    times = 2 ** abs(weight)
    if times < 1.2:
        return "says nothing"
    much = f"{times:,.0f}" if times >= 10 else f"{times:.1f}"
    return f"{much} times {'likelier' if weight > 0 else 'less likely'} to be one person"


def rate(found: Rate, of: str, nothing: str) -> str:
    """ "19 of 20 pairs that …: 95% (76% to 99%)"."""
    if found.interval is None:
        return nothing
    low, high = found.interval
    share = 100 * found.right / found.answered
    return f"{found.right} of {found.answered} {of}: {share:.0f}% (the true share is likely {low:.0f}% to {high:.0f}%)."
