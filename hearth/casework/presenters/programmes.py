"""A programme in finished words; and, for one family, whether it is for them and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from hearth.casework.fidelity.presenters import asked_for
from hearth.families.models import Family
from hearth.practice.definitions.observed import Stage
from hearth.practice.definitions.programme import Money, Programme, Role
from hearth.referrals.eligibility.presenters import VERDICTS, Line, by_way
from hearth.referrals.eligibility.rules import ORDER, Known, best, ways_into
from hearth.ui import days

WHEN: dict[Stage, str] = {
    "referral": "at referral",
    "review": "at reviews",
    "closure": "at closure",
    "followup": "on going back",
}


@dataclass(frozen=True)
class Fit:
    """One programme for one family: the verdict in words, and each way in with its rules."""

    title: str
    for_whom: str
    verdict: tuple[str, str]
    fits: bool  # every rule of one way in is met
    ways: list[tuple[str, list[Line]]]
    about: str
    begin: str


def fits(programmes: Sequence[Programme], family: Family, known: Known) -> list[Fit]:
    """Those that fit first; none is left out."""
    looked_at = [(programme, ways_into(programme, known)) for programme in programmes]
    looked_at.sort(key=lambda pair: ORDER.index(best(pair[1])))
    begin = reverse("casework:open_for_family", args=[family.pk])
    return [
        Fit(
            title=programme.title,
            for_whom=programme.for_whom,
            verdict=VERDICTS[best(ways)],
            fits=best(ways) == "fits",
            ways=by_way(ways),
            about=reverse("casework:programme", args=[programme.id]),
            begin=f"{begin}?programme={programme.id}",
        )
        for programme, ways in looked_at
    ]


@dataclass(frozen=True)
class ProgrammePage:
    facts: list[tuple[str, str]]
    ways: list[tuple[str, list[str]]]
    phases: list[list[str]]
    roles: list[tuple[str, str]]
    observed: list[str]
    endings: list[tuple[str, str]]
    courses: list[tuple[str, str, tuple[str, ...]]]
    instruments: list[str]


def programme_page(programme: Programme, titles: dict[str, str]) -> ProgrammePage:
    """`titles` are the instruments' titles by id."""
    return ProgrammePage(
        facts=_facts(programme),
        ways=[(way.label, [rule.words for rule in way.rules]) for way in programme.ways_in],
        phases=[
            [each.label, f"{each.weeks}", asked_for(each.visits_per_week), each.entry, each.exit]
            for each in programme.phases
        ],
        roles=[(each.label, f"{each.does}{_how_many(each)}") for each in programme.roles],
        observed=[f"{each.label} ({_when(each.stages)})" for each in programme.observed],
        endings=[(each.label, each.when) for each in programme.endings],
        courses=[
            (each.label, f"{each.for_whom} {each.places} places, {each.minutes} minutes a session.", each.sessions)
            for each in programme.courses
        ],
        instruments=[
            f"{titles.get(use.instrument, use.instrument)} ({_when(use.at)}): {use.why}"
            for use in programme.instruments
        ],
    )


def _facts(programme: Programme) -> list[tuple[str, str]]:
    weeks, reviews = programme.length_weeks, programme.reviews
    facts = [
        ("How long", f"About {weeks.typical} weeks; {weeks.at_least} to {weeks.at_most}"),
        ("Reviews", f"After {reviews.first_after_weeks} weeks, then every {reviews.then_every_weeks}"),
        ("Going back", _follow_up(programme)),
    ]
    facts += [(track.label, f"{track.months} months. {track.at_the_end}") for track in programme.tracks]
    if money := programme.money:
        fee = f"£{money.attachment_fee_pounds:,} for taking a family on"
        fee += f", up to £{money.results_up_to_pounds:,} for results"
        facts.append(("Money", f"{fee}{_paid(money)}. {money.source}"))
    return facts


def _paid(money: Money) -> str:
    """For which families: those taken on within these days."""
    begins = f", from {days.day(money.paid_from)}" if money.paid_from else ""
    ends = f", until {days.day(money.paid_until)}" if money.paid_until else ""
    return begins + ends or ". From when until when is not written down"


def _how_many(role: Role) -> str:
    told = [f"about {role.families_at_once} families at once"] if role.families_at_once else []
    told += [f"{role.families_a_year} a year"] if role.families_a_year else []
    return f" {', '.join(told).capitalize()}." if told else ""


def _when(stages: Sequence[Stage]) -> str:
    return ", ".join(WHEN[each] for each in stages)


def _follow_up(programme: Programme) -> str:
    if not programme.followups:
        return "No set times after the end"
    months = " and ".join(map(str, programme.followups))
    return f"{months} months after the end"
