"""A question in finished words: for whoever asked, and for whoever answers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from hearth.concerns.advice.models import AdviceEntry, AdviceRequest
from hearth.concerns.advice.queries import OwnQuestion, can_be_answered
from hearth.concerns.advice.question import Question
from hearth.concerns.advice.rules import ENTRIES, NOT_FOR_THEM, TIMES, TOLD, WAYS, may_close
from hearth.concerns.queries import Written
from hearth.ui.asked import Asked
from hearth.ui.days import day_and_time

Row = dict[str, str]


def answers(question: Question, council: str) -> list[Row]:
    """To check: every question with what was said, and where to change it."""
    rows = [_row(gettext("Who answers you"), council, "where")]
    for step in ("ask", "reach"):
        form = question.checked(step)
        rows += [_row(str(each.label), _said(each), step) for each in form.questions if _said(each)]
        rows += [_row(str(more.label), str(more.value()), step) for each in form.questions for more in _revealed(each)]
    return rows


def _said(asked: Asked) -> str:
    if not hasattr(asked.field, "options"):
        return asked.typed
    return "\n".join(option.label for option in asked.options if option.chosen)


def _revealed(asked: Asked) -> list[Any]:
    if not hasattr(asked.field, "options"):
        return []
    return [option.reveals for option in asked.options if option.chosen and option.reveals]


def _row(question: str, answer: str, step: str) -> Row:
    return {"question": question, "answer": answer, "change": reverse("concerns:advice_step", args=[step])}


def stands(own: OwnQuestion) -> str:
    """For whoever asked: one sentence or two for where it stands."""
    if own.concern_reference:
        return gettext("What you wrote is so serious that the council has passed it on, as we said at the beginning.")
    if own.closed_at:
        return gettext("This question is closed. You can ask again at any time.")
    return gettext("You asked on {asked}. An answer is due by {due}.").format(
        asked=day_and_time(own.asked_at), due=day_and_time(own.answer_due)
    )


def entry(written: Written) -> Row:
    """For whoever asked. They are told that somebody rang, and not what was noted of it."""
    titles = {
        "asked": gettext("You asked"),
        "answered": gettext("The council answered"),
        "called": gettext("The council spoke with you"),
        "tried": gettext("The council rang and could not reach you"),
    }
    return {"when": day_and_time(written.at), "title": titles[written.written_by], "text": written.words}


def rows_of(requests: Iterable[AdviceRequest], now: datetime) -> list[list[object]]:
    return [
        [
            {"text": asked.reference, "href": reverse("concerns:advice_request", args=[asked.pk]), "whole": True},
            _clock(asked, list(asked.entries.all()), now),
            WAYS[asked.way],
            asked.agency_name or asked.name or "Did not say",
        ]
        for asked in requests
    ]


def for_staff(asked: AdviceRequest, now: datetime) -> dict[str, Any]:
    entries = list(asked.entries.all())
    return {
        "facts": [("Asked", day_and_time(asked.asked_at)), ("Answer", _clock(asked, entries, now))],
        "who": _who(asked),
        "said": [_entry(each) for each in entries],
        "may_close": bool(asked.concern_id) or may_close([each.kind for each in entries]),
        "reads": _reads(asked),
        "not_for_them": "" if can_be_answered(asked) else NOT_FOR_THEM,
        "told": TOLD.get(asked.asker_told, ""),
        "concern": asked.concern,
    }


def asked_words(asked: AdviceRequest) -> list[Row]:
    """What goes into the queue, before whoever puts it there."""
    return [_entry(each) for each in asked.entries.all() if each.kind == "asked"]


def _reads(asked: AdviceRequest) -> str:
    """Whom to think of while an answer is written."""
    if asked.reporter_work_address:
        who = f"whoever opens the mailbox {asked.reporter_work_address}"
    elif asked.reporter_user_id:
        who = f"{asked.name or 'they'}, and whom they show it to at {asked.agency_name or 'work'}"
    else:
        who = "whoever has the reference and the secret; at home others may look over their shoulder"
    return f"Think who will read it: {who}."


def _clock(asked: AdviceRequest, entries: list[AdviceEntry], now: datetime) -> str:
    if asked.closed_at:
        return f"Closed on {day_and_time(asked.closed_at)}"
    if asked.concern_id:
        return "Passed on as a worry"
    waits = entries and entries[-1].kind in ("asked", "tried")
    if not waits:
        return "Answered"
    return f"{'Overdue since' if asked.answer_due < now else 'Due by'} {day_and_time(asked.answer_due)}"


def _who(asked: AdviceRequest) -> list[Row]:
    known = [
        ("Name", asked.name or "They did not say"),
        ("Agency", asked.agency_name),
        ("How to answer", WAYS[asked.way]),
        ("Telephone", asked.phone),
        ("When", "\n".join(TIMES[time] for time in asked.times if time in TIMES)),
        ("Be careful", asked.safely),
        ("Email, to say that there is an answer", asked.email),
        ("Work address, proved by a link", asked.reporter_work_address),
        ("The family’s postcode", asked.lives_postcode),
    ]
    return [{"question": question, "answer": answer} for question, answer in known if answer]


def _entry(each: AdviceEntry) -> Row:
    return {"when": day_and_time(each.at), "title": ENTRIES[each.kind], "text": each.words, "by": each.by_name}
