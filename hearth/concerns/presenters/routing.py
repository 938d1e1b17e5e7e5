"""How a worry came to its council, in words for the staff who read it."""

from collections.abc import Iterable, Mapping
from typing import Any

from hearth.concerns.models import Concern
from hearth.concerns.portal.routing import HERE_NOW, LIVES_HERE
from hearth.concerns.queries import destination_of_id
from hearth.places.models import ResponsibleBody

RULES = {
    "postcode": "By the postcode",
    "name": "By the name of a council or district",
    "list": "Chosen from the list of councils",
    "chosen": "Chosen by whoever told us",
    "logged here": "Logged here",
    HERE_NOW: "The child is here now; another council looks after where they live",
    LIVES_HERE: "The child lives here; another council was told of it and wrote it down",
}
WHYS = {
    "split": "some homes with the postcode are in one council’s area and some in another’s",
    "successors": "the council had been replaced and the place did not say by which",
    "trust": "our list did not say which trust",
    "spelling": "the name was spelled differently",
    "several": "several councils go by such a name",
    "all": "no council was found by that name",
}
MOST_NAMED = 8  # of a whole nation's councils, the number says more than the names


def body_names(ids: Iterable[str]) -> dict[str, str]:
    return dict(ResponsibleBody.objects.filter(pk__in=[id for id in ids if id]).values_list("id", "name"))


def how_routed(concern: Concern) -> str:
    """The rule, the edition, what was offered and chosen, and who else was told."""
    routing: Mapping[str, Any] = concern.routing
    now, before = routing.get("now") or {}, routing.get("passed_on") or {}
    offered = routing.get("alternatives") or []
    named = offered if len(offered) <= MOST_NAMED else []
    choice, home = routing.get("choice") or concern.body_id, routing.get("home") or ""
    there = [now.get("body") or "", *(now.get("alternatives") or []), *(now.get("councils") or [])]
    places = [*named, home, before.get("from") or "", *there]
    mentioned = {place for place in [*places, choice if offered else ""] if place}
    names = body_names(mentioned) if mentioned else {}
    lines = [
        _rule(routing),
        _offered(offered, named, routing, names, names.get(choice, choice)),
        f"Home is in the area of {names.get(home, home)}." if home else "",
        _now(now, names) if now.get("body") != concern.body_id else "",
        _before(before, names),
        str(routing.get("note") or ""),
    ]
    return "\n".join(line for line in lines if line) or "Not recorded"


def told_elsewhere(concern: Concern) -> str:
    """Whether the council where the child is now was told too, or is still to be told; nothing where that is ours."""
    now, lives = concern.routing.get("now") or {}, concern.routing.get("responsible") or ""
    there = [now.get("body") or "", *(now.get("alternatives") or []), *(now.get("councils") or [])]
    names = body_names([*there, lives])
    where_now = _now(now, names) if now.get("body") != concern.body_id else ""
    elsewhere = lives not in ("", concern.body_id)
    home = _home(names.get(lives, lives), told=destination_of_id(lives) is not None) if elsewhere else ""
    return " ".join(sentence for sentence in (home, where_now) if sentence)


def _home(council: str, *, told: bool) -> str:
    if told:
        return f"The child lives in the area of {council}, which was told too."
    return f"The child lives in the area of {council}. Nobody there has been told from here: ring them."


def _rule(routing: Mapping[str, Any]) -> str:
    rule = str(routing.get("rule") or "")
    searched = f" (“{routing['searched']}”)" if routing.get("searched") else ""
    editions = [f"postcodes of {routing['release']}"] if routing.get("release") else []
    editions += [f"addresses of {routing['splits']}"] if routing.get("splits") else []
    edition = f", {' and '.join(editions)}" if editions else ""
    return f"{RULES.get(rule, rule)}{searched}{edition}." if rule else ""


def _offered(
    offered: list[str], named: list[str], routing: Mapping[str, Any], names: Mapping[str, str], chosen: str
) -> str:
    if not offered:
        return ""
    because = f", because {WHYS[routing['why']]}" if routing.get("why") in WHYS else ""
    what = " or ".join(names.get(id, id) for id in named) or f"{len(offered)} councils"
    return f"Asked to choose between {what}{because}: chose {chosen}."


def _now(now: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if len(now.get("councils") or []) > 1:
        both = " and ".join(names.get(id, id) for id in now["councils"])
        return f"The child is now where homes are in different areas: {both} were told too."
    if now.get("body"):
        name = names.get(now["body"], now["body"])
        if now.get("told"):
            return f"The child is in the area of {name} now, which was told too."
        return f"The child is in the area of {name} now. Nobody there has been told from here." if name else ""
    if now.get("alternatives"):
        either = " or ".join(names.get(id, id) for id in now["alternatives"])
        return f"The child is now in the area of {either}. Nobody there has been told from here."
    return ""


def _before(before: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if not before:
        return ""
    name = names.get(before.get("from", ""), before.get("from", ""))
    return f"Passed on by {name} ({before.get('reference')}) on {before.get('on')}, when your council took over."
