"""One worry in finished words: as it was told, who told it, who may already be known, what was decided."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from hearth.chronology.models import Entry
from hearth.chronology.rules import STRANDS
from hearth.concerns.models import WRITERS, Concern, Message, ReportedChild
from hearth.concerns.presenters.routing import body_names, how_routed
from hearth.concerns.rules import CHANNELS, LAWFUL_BASES, ROUTES, SEXES
from hearth.files.models import Attachment
from hearth.files.presenting import file_rows
from hearth.practice.library import library
from hearth.triage.document import decided_by
from hearth.triage.models import Answer, Challenge, Decision, Finding, Holding, Proposal, Step
from hearth.triage.presenters.queue import age_told, clock
from hearth.triage.presenters.voice import in_danger
from hearth.ui.dates import PartialDate
from hearth.ui.days import day, day_and_time, partial_day

RING = "One of these children may be somebody whose record is restricted. Ring the duty manager before you decide."
Row = dict[str, str]


def facts(concern: Concern, now: datetime, nation: str) -> list[tuple[str, str]]:
    """For the identity bar."""
    return [
        ("Received", day_and_time(concern.received_at)),
        ("Decision", clock(concern, now, nation)),
        ("Taken by", concern.taken_by_name or "Nobody yet"),
    ]


def alerts(concern: Concern, now: datetime, somebody_restricted: bool) -> list[str]:
    """What must not be missed."""
    overdue = concern.decided_at is None and concern.decision_due < now
    return [
        *([in_danger(concern)] if concern.danger else []),
        *([f"Must not find out: {concern.must_not_know}"] if concern.must_not_know else []),
        *(["This decision is overdue."] if overdue else []),
        *([RING] if somebody_restricted else []),
        *([_passed_on(concern)] if concern.passed_on_at else []),
    ]


def _passed_on(concern: Concern) -> str:
    assert concern.passed_on_at is not None
    told = f" {concern.passed_to_by_hand} was told." if concern.passed_to_by_hand else ""
    body = body_names([concern.passed_to_body]).get(concern.passed_to_body, concern.passed_to_body)
    return f"Passed on to {body}, which took over, on {day_and_time(concern.passed_on_at)}.{told}"


def children_rows(concern: Concern, now: datetime) -> list[list[str]]:
    return [
        [
            f"{child} (in the home)" if child.part == "sibling" else str(child),
            age_told(child, now) or "Not known",
            _born(child),
            SEXES[child.sex],
            child.school or "Not said",
            child.notes,
        ]
        for child in concern.children.all()
    ]


def _born(child: ReportedChild) -> str:
    if child.part == "unborn":
        return f"Due {day(child.due)}" if child.due else "Not born yet"
    first, last = child.born or child.born_earliest, child.born or child.born_latest
    return partial_day(PartialDate(first, last, child.born_as_told))


def files(concern: Concern, attachments: Iterable[Attachment]) -> list[list[Any]]:
    """What came with it; a name leads to the file only where it may be given out."""
    return file_rows(attachments, lambda each: reverse("triage:file", args=[concern.pk, each.pk]))


def where(concern: Concern) -> list[Row]:
    lives = "\n".join(part for part in (concern.lives_address, concern.lives_postcode) if part)
    now = "\n".join(part for part in (concern.now_where, concern.now_postcode) if part)
    signs = {sign.id: sign.text for band in library().indicators.bands for sign in band.signs}
    return [
        _row("Lives at", lives or "Not said"),
        _row("Is now", now or "Nothing else was said"),
        _row("Why it came here", how_routed(concern)),
        *([_row("Who else is in the household", concern.household)] if concern.household else []),
        *([_row("When it happened", _happened(concern))] if concern.happened_on or concern.happened_time else []),
        *([_row("Signs ticked", _lines(signs.get(id, id) for id in concern.what_seen))] if concern.what_seen else []),
    ]


def _happened(concern: Concern) -> str:
    on = day(concern.happened_on) if concern.happened_on else ""
    return ", ".join(part for part in (on, concern.happened_time) if part)


def reporter(concern: Concern) -> list[Row]:
    """Who told us, and how it is safe to reach them. Without their word that it is safe, nobody rings."""
    name = "They did not want to say" if concern.anonymous else concern.reporter_name or "Not given"
    known = [
        ("Agency", concern.reporter_agency_name),
        ("Who they are to the child", concern.reporter_relationship),
        ("Telephone", concern.reporter_phone),
        ("Email", concern.reporter_email),
        ("Known to be theirs", concern.reporter_work_address and "Yes: they opened a link sent to this address"),
        ("Their own reference", concern.their_reference),
    ]
    return [
        _row("Name", name),
        *(_row(question, answer) for question, answer in known if answer),
        _row("Safe to contact", concern.contact_safe or "No. Do not contact them."),
        *([_row("The family", "must not learn who told us")] if concern.keep_name_from_family else []),
        _row("How it came", _how(concern)),
    ]


def _how(concern: Concern) -> str:
    logged = f", written down by {concern.logged_by}" if concern.logged_by else ""
    return f"{ROUTES[concern.route]}: {CHANNELS[concern.channel].lower()}{logged}"


def professional(concern: Concern) -> list[Row]:
    """The extra questions of a professional's referral."""
    if concern.route == "staff_log" and concern.family_told is not None:
        return [_row("Does the family know?", _family_knows(concern))]
    if concern.route != "professional":
        return []
    return [
        _row("Does the family know?", _family_knows(concern)),
        _row("Lawful basis", LAWFUL_BASES.get(concern.lawful_basis, concern.lawful_basis) or "Not said"),
        *([_row("Level they think of", _level_suggested(concern))] if concern.level_suggested else []),
        _row("Done already", concern.already_done or "Nothing was said"),
        _row("What they can do", concern.can_do or "Nothing was said"),
    ]


def _family_knows(concern: Concern) -> str:
    told = {True: "Yes", False: "No", None: "Not said"}[concern.family_told]
    agrees = {True: "They agree", False: "They do not agree", None: ""}[concern.family_agrees]
    said = f"They said: {concern.family_said}" if concern.family_said else ""
    return ". ".join(part for part in (told, agrees, said, concern.why_not_told) if part)


def _level_suggested(concern: Concern) -> str:
    """In the words of the document as it is now; which one they read is said beside it."""
    name = concern.level_document.partition(" ")[0]
    try:
        level = library().thresholds(name).level(concern.level_suggested)
    except KeyError:
        return "They are not sure" if concern.level_suggested == "unsure" else concern.level_suggested
    return f"{level.number}. {level.label} ({concern.level_document})"


def told_besides(concern: Concern) -> list[tuple[str, str]]:
    """Other words that were told, kept apart from the account: whose they are, and the words."""
    words = [
        ("What the child said, in the child’s words", concern.child_words),
        ("What whoever told us thinks of it", concern.opinion),
    ]
    return [(title, said) for title, said in words if said]


def messages(written: Iterable[Message], files: Sequence[Attachment] = ()) -> list[Row]:
    return [
        {
            "when": day_and_time(each.at),
            "title": WRITERS[each.written_by],
            "text": each.words,
            "by": _sent_with(each, files),
        }
        for each in written
    ]


def _sent_with(message: Message, files: Sequence[Attachment]) -> str:
    names = [file.name for file in files if file.about_id == message.pk]
    return f"with {', '.join(names)}" if names else ""


def timeline(entries: Sequence[Entry]) -> list[Row]:
    return [
        {
            "when": day(each.happened),
            "title": each.title,
            "text": each.words,
            "by": each.source_name,
            "tag": STRANDS[each.strand],
        }
        for each in entries
    ]


def decision_rows(decision: Decision) -> list[Row]:
    """The decision, in the words of the document as it stood then."""
    document = decided_by(decision)
    level = document.thresholds.level(decision.level)
    barriers = {barrier.id: barrier.label for barrier in document.nation.barriers}
    outcomes = [document.nation.outcome(id).label for id in (decision.outcome, *decision.also)]
    signs = [document.thresholds.indicator(id).text for id in decision.indicators]
    return [
        _row("Level", f"{level.number}. {level.label}"),
        _row("Signs", _lines(signs) or "None"),
        _row("What happens next", _lines(outcomes)),
        *([_row("Which service", decision.service)] if decision.service else []),
        *([_row("Passed over to", _body(decision.to_body))] if decision.to_body else []),
        *([_row("Kept from", _kept_from(decision))] if decision.kept_from else []),
        _row("Reasons", decision.reasons),
        _row("Barriers", _lines(barriers[id] for id in decision.barriers) or "None"),
        _row("Decided by", f"{decision.decided_by}, {day_and_time(decision.decided_at)}"),
        *([_row("Agreed to by", decision.second_by)] if decision.second_by else []),
        *([_row("In place of an earlier decision", decision.replaces_why)] if decision.replaces_why else []),
        _row("Judged by", f"{decision.thresholds.title}, version {decision.thresholds.version}"),
    ]


def _kept_from(decision: Decision) -> str:
    if decision.kept_from_agency_id:
        return f"{decision.kept_from}: none of its accounts and keys sees this worry, or that there was one"
    return f"{decision.kept_from}, which Hearth does not know: see that nobody tells them"


def _body(id: str) -> str:
    return body_names([id]).get(id, id)


def replaced_rows(decisions: Iterable[Decision]) -> list[tuple[str, list[Row]]]:
    """Decisions that no longer stand, each with its heading."""
    return [(f"Replaced on {day_and_time(each.replaced_at)}", decision_rows(each)) for each in decisions]


def step_rows(decision: Decision) -> list[Row]:
    """What the decision set going: written down, or still to be."""
    nation = decided_by(decision).nation
    rows = []
    for step in decision.steps.order_by("due", "id"):
        defined = nation.outcome(step.outcome).sets_going
        assert defined is not None
        done = step.happened_at is not None
        rows.append(
            {
                "title": defined.label,
                "when": day_and_time(step.happened_at) if done else f"To be written down by {day_and_time(step.due)}",
                "text": f"{step.with_whom}\n{step.came_of_it}" if done else "",
                "by": step.recorded_by,
                "href": "" if decision.replaced_at else reverse("triage:step", args=[step.pk]),
            }
        )
    return rows


def step_line(step: Step) -> str:
    """What stands written down of it, for somebody who was about to write it down too."""
    assert step.happened_at is not None
    return f"{step.recorded_by} wrote down: {day_and_time(step.happened_at)}, {step.with_whom}. {step.came_of_it}"


def answered(answers: Iterable[Answer]) -> list[Row]:
    """What whoever told us was told."""
    return [
        {"when": day_and_time(each.sent_at), "title": "We told them", "text": each.words, "by": each.sent_by}
        for each in answers
    ]


def challenge_lines(challenges: Iterable[Challenge]) -> list[Row]:
    """What a professional disagreed with, and whether it was answered."""
    return [
        {
            "title": f"{each.raised_by} disagreed on {day(each.raised_at)}: {_answer_to(each)}",
            "href": reverse("triage:challenge", args=[each.pk]),
        }
        for each in challenges
    ]


def _answer_to(challenge: Challenge) -> str:
    if challenge.answered_at:
        return f"answered by {challenge.answered_by}"
    return f"to be answered by {day_and_time(challenge.due)}"


def sent_back(proposals: Iterable[Proposal]) -> list[str]:
    return [f"{each.answered_by} did not agree to what {each.proposed_by} proposed: {each.why}" for each in proposals]


def finding_row(finding: Finding) -> Row:
    return {
        "when": day_and_time(finding.found_at),
        "title": "Found to be unsubstantiated" + (", and set aside since" if finding.set_aside_at else ""),
        "text": _lines(part for part in (finding.reasons, finding.set_aside_why) if part),
        "by": _lines(part for part in (finding.found_by, finding.set_aside_by) if part),
    }


def holding_line(holding: Holding) -> Row:
    state = "has not accepted yet" if holding.accepted_at is None else "holds the child"
    return {
        "title": f"{holding.accepted_by_name} {state} until {day(holding.until)}",
        "href": reverse("triage:holding", args=[holding.pk]),
    }


def _row(question: str, answer: str) -> Row:
    return {"question": question, "answer": answer}


def _lines(each: Iterable[str]) -> str:
    return "\n".join(each)
