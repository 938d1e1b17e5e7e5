"""A council's own pages in finished words: for its administrator, and for everybody."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from hearth.concerns.models import OwnPage
from hearth.concerns.own_pages.forms import AUDIENCES, LANGUAGES, NOTES
from hearth.concerns.own_pages.parts import (
    HOURS,
    PARTS,
    PROMISES,
    ROUTES,
    TEMPLATES,
    WORDING,
    OwnPages,
    OwnRoute,
    route_from,
)
from hearth.ui.days import day, day_and_time, plural, today
from hearth.ui.languages import WELSH, language

WHAT_FOR = {
    ROUTES: "Telephone numbers, pages and hours, for anyone, for professionals and for children.",
    PROMISES: "Within what time somebody looks, decides and answers.",
    TEMPLATES: "The short notes to people who told you, and first drafts of answers.",
    WORDING: "A short welcome and links to local services, on your council’s public page.",
}
NOTHING_YET = "Nothing of your own yet: Hearth’s own takes its place."


@dataclass(frozen=True)
class PartShown:
    name: str
    what_for: str
    href: str
    review: str  # an address, where something waits to be published
    stands: str
    stale: str


def part_shown(part: str, latest: OwnPage | None, published: OwnPage | None) -> PartShown:
    waits = latest is not None and latest.published_at is None
    stands = NOTHING_YET
    if published:
        stands = f"Published {day_and_time(published.published_at)} by {published.published_by}."
    if waits and latest:
        stands = f"{stands} {latest.written_by} wrote a version on {day_and_time(latest.created_at)} that waits."
    stale = 0
    if part == ROUTES and published:
        stale = sum(route_from(each).is_stale(today()) for each in published.content.get("routes", ()))
    return PartShown(
        name=PARTS[part],
        what_for=WHAT_FOR[part],
        href=reverse("concerns:own_routes") if part == ROUTES else reverse("concerns:own_part", args=[part]),
        review=reverse("concerns:own_review", args=[part]) if waits else "",
        stands=stands,
        stale=f"{plural(stale, 'way has', 'ways have')} not been checked for three months" if stale else "",
    )


@dataclass(frozen=True)
class RouteShown:
    id: str
    value: str
    facts: list[dict[str, str]]
    checked: str
    stale: bool


def route_shown(route: OwnRoute) -> RouteShown:
    when = "Out of hours" if route.out_of_hours else "Day and night"
    if route.opens and route.closes:
        when = f"{route.opens:%H:%M} to {route.closes:%H:%M}, {_days(route.days)}"
    facts = [("For", AUDIENCES[route.audience]), ("When", when), ("In words", route.hours)]
    checked = f"Checked {day(route.verified_on)} by {route.verified_by}." if route.verified_on else "Never checked."
    return RouteShown(
        id=route.id,
        value=route.value,
        facts=[{"question": name, "answer": words} for name, words in facts if words],
        checked=checked,
        stale=route.is_stale(today()),
    )


WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _days(numbers: str) -> str:
    """“Monday to Friday” where they follow each other, else each by its name."""
    chosen = [int(number) - 1 for number in sorted(numbers)]
    if len(chosen) == len(WEEK):
        return "every day"
    if len(chosen) > 2 and chosen[-1] - chosen[0] == len(chosen) - 1:
        return f"{WEEK[chosen[0]]} to {WEEK[chosen[-1]]}"
    return ", ".join(WEEK[day] for day in chosen)


def said(part: str, content: dict[str, Any]) -> list[dict[str, str]]:
    """What a version says, for whoever is about to publish it and for whoever looks back."""
    rows = _SAID[part](content)
    return [{"question": question, "answer": answer} for question, answer in rows if answer]


def _said_routes(content: dict[str, Any]) -> list[tuple[str, str]]:
    shown = [route_shown(route_from(each)) for each in content.get("routes", ())]
    return [(each.value, "\n".join(fact["answer"] for fact in each.facts)) for each in shown]


def _said_promises(content: dict[str, Any]) -> list[tuple[str, str]]:
    look, decide, answer = content.get("acknowledge"), content.get("decide"), content.get("answer")
    unit = "hour" if content.get("acknowledge_unit") == HOURS else "working day"
    return [
        ("Somebody looks within", plural(look, unit) if look else ""),
        ("Somebody decides within", plural(decide, "working day") if decide else "Your nation’s own clock"),
        ("Somebody answers a message within", plural(answer, "working day") if answer else ""),
    ]


def _said_templates(content: dict[str, Any]) -> list[tuple[str, str]]:
    rows = []
    for code, language_name in LANGUAGES.items():
        for kind, called in NOTES.items():
            rows.append((f"{called}: subject, {language_name}", content.get(f"{kind}_subject_{code}", "")))
            rows.append((f"{called}, {language_name}", content.get(f"{kind}_body_{code}", "")))
        rows.append((f"Answer to the public, {language_name}", content.get(f"public_answer_{code}", "")))
    return rows


def _said_wording(content: dict[str, Any]) -> list[tuple[str, str]]:
    links = [(f"{link['text']} / {link['text_cy'] or 'no Welsh name'}", link["href"]) for link in content["links"]]
    return [("Welcome, English", content["welcome"]), ("Welcome, Welsh", content["welcome_cy"]), *links]


_SAID = {ROUTES: _said_routes, PROMISES: _said_promises, TEMPLATES: _said_templates, WORDING: _said_wording}


def version_row(version: OwnPage) -> list[str]:
    published = f"{day_and_time(version.published_at)}, {version.published_by}" if version.published_at else "Not yet"
    return [str(version.version), f"{day_and_time(version.created_at)}, {version.written_by}", published]


@dataclass(frozen=True)
class OwnWords:
    """What a council says on its public page, in the page's language where it has it."""

    welcome: str
    links: list[dict[str, str]]


def own_words(own: OwnPages) -> OwnWords:
    welsh = language() == WELSH
    wording = own.wording
    return OwnWords(
        welcome=(wording.welcome_cy if welsh else "") or wording.welcome,
        links=[{"text": (link.text_cy if welsh else "") or link.text, "href": link.href} for link in wording.links],
    )
