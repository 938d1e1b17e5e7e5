"""Sharings and agreements in finished words."""

from typing import Any

from hearth.families.models import Agreement, Contribution, Sharing
from hearth.families.sharing.rules import ITEMS, is_open
from hearth.ui.days import day, day_and_time, today


def shown(sharing: Sharing) -> dict[str, Any]:
    open_now = is_open(refused=sharing.refused, withdrawn_at=sharing.withdrawn_at, until=sharing.until, today=today())
    word, colour = state(sharing, open_now)
    return {
        "id": sharing.pk,
        "title": f"{'Refused to' if sharing.refused else 'Shared with'} {sharing.with_whom}",
        "state": word,
        "colour": colour,
        "open": open_now,
        "rows": [{"question": question, "answer": answer} for question, answer in _rows(sharing) if answer],
    }


def state(sharing: Sharing, open_now: bool) -> tuple[str, str]:
    if sharing.refused:
        return "Refused", "red"
    if sharing.withdrawn_at:
        return "Withdrawn", "grey"
    if open_now:
        return "Opens to them", "green"
    return ("Over", "grey") if sharing.until else ("Told", "blue")


def _rows(sharing: Sharing) -> list[tuple[str, str]]:
    who = f" by {sharing.by_name}" if sharing.by_name else ""
    withdrawn = sharing.withdrawn_at and f"{day_and_time(sharing.withdrawn_at)} by {sharing.withdrawn_by_name}"
    return [
        ("When", day(sharing.on) + who),
        ("What they asked for" if sharing.refused else "What", sharing.what),
        ("Why refused", sharing.why_refused),
        ("They may open", "\n".join(ITEMS[item] for item in sharing.items if item in ITEMS)),
        ("Until", day(sharing.until) if sharing.until else ""),
        ("Lawful basis", sharing.lawful_basis),
        ("The family", "Knows" if sharing.told else f"Does not know: {sharing.why_not_told}"),
        ("Ended", f"{withdrawn}: {sharing.why_withdrawn}" if withdrawn else ""),
    ]


def agreement_row(agreement: Agreement) -> dict[str, Any]:
    withdrawn = f"Withdrawn on {day(agreement.withdrawn)}: {agreement.withdrawn_words}" if agreement.withdrawn else ""
    looked = ""
    if agreement.looked_at:
        looked = f"{agreement.looked_by_name} looked at the risk, {day_and_time(agreement.looked_at)}: {agreement.risk}"
    return {
        "id": agreement.pk,
        "title": f"{agreement.person} agrees to {agreement.to_what}",
        "when": f"Given on {day(agreement.given)}, noted by {agreement.noted_by_name}.",
        "withdrawn": withdrawn,
        "looked": looked,
        "state": "Withdrawn" if agreement.withdrawn else "Agreed",
        "colour": "yellow" if agreement.withdrawn and not looked else "grey" if agreement.withdrawn else "green",
    }


def contribution_rows(contribution: Contribution) -> list[dict[str, str]]:
    rows = [
        ("From", f"{contribution.by_name}, {contribution.agency_name}"),
        ("When it happened", day(contribution.happened)),
        ("In their words", contribution.words),
        ("Read by", contribution.read_by_name),
    ]
    return [{"question": question, "answer": answer} for question, answer in rows if answer]
