from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from hearth.access.pages import READ, Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.audit.pending import record_read
from hearth.chronology.queries import chronology_of
from hearth.concerns.acknowledging import acknowledge
from hearth.concerns.forms.sent_once import OTHER_WORDS_SENT
from hearth.concerns.inserting import SentAlready
from hearth.concerns.models import Concern
from hearth.concerns.queries import files_beside
from hearth.files.serving import NotGiven, download
from hearth.referrals.queries import nation_of
from hearth.triage import actions
from hearth.triage.crowds import crowd_of
from hearth.triage.forms.smaller import WriteBack
from hearth.triage.matching import presenters as who
from hearth.triage.matching.seen import who_may_be
from hearth.triage.models import ConfirmedFamily
from hearth.triage.policies import may_find, may_take_over, may_triage
from hearth.triage.presenters import concern as presented
from hearth.triage.presenters import voice
from hearth.triage.presenters.crowds import line as presented_crowd
from hearth.triage.queries import (
    answers_to,
    challenges_to,
    concerns_for,
    confirmed_family_of,
    decision_on,
    decisions_before,
    has_unread,
    is_one_of_many,
    proposals_on,
)
from hearth.triage.rules.answering import can_be_told
from hearth.triage.rules.standing import NotNow
from hearth.triage.views.typed import status_of

LATEST = 10


@staff_page(may=may_triage, methods=READ)
def concern(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """One worry: as it was told, who told it, who may already be known, and what was decided."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    record_read(by=request.viewer, subject=record)
    if record.acknowledged_at is None:
        acknowledge(concern=record, by=request.viewer)
    return page(request, record, WriteBack())


@staff_page(may=may_triage, methods=READ)
def file(request: StaffRequest, concern_id: UUID, attachment_id: UUID) -> HttpResponse:
    """One of the files that came with it, to be saved."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    attachment = found(files_beside(record), pk=attachment_id)
    try:
        return download(attachment, by=request.viewer)
    except NotGiven as why:
        messages.error(request, str(why))
        return redirect("triage:concern", record.pk)


@staff_page(may=may_triage, methods=("POST",))
def take(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Take it to decide; a duty manager may take it from somebody."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    over = may_take_over(request.viewer) and "over" in request.POST
    try:
        actions.take(concern=record, over=over, by=request.viewer)
    except NotNow as too_late:
        messages.error(request, str(too_late))
    return redirect("triage:concern", record.pk)


@staff_page(may=may_triage, methods=("POST",))
def write(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Write to whoever told us, or say that what they wrote has been read."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    if "read" in request.POST:
        actions.read_messages(concern=record, by=request.viewer)
        return redirect("triage:concern", record.pk)
    form = WriteBack(request.POST)
    if not form.is_valid():
        return page(request, record, form)
    words, key = form.cleaned_data["words"], form.cleaned_data["key"]
    try:
        actions.write_to_reporter(concern=record, words=words, key=key, by=request.viewer)
    except SentAlready:
        if not record.messages.filter(written_by="staff", words=words).exists():
            form.once_more(str(OTHER_WORDS_SENT))
            return page(request, record, form)
    except NotNow as refused:
        form.add_error(None, str(refused))
        return page(request, record, form)
    messages.success(request, "Your message is there for them to read.")
    return redirect("triage:concern", record.pk)


@staff_page(may=may_triage, methods=("POST",))
def looked(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Somebody has looked at the family's worries together."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    decision = decision_on(record)
    if decision is None:
        raise Denied
    actions.looked_at_pattern(decision=decision, by=request.viewer)
    return redirect("triage:concern", record.pk)


def page(request: StaffRequest, record: Concern, form: WriteBack) -> HttpResponse:
    now = timezone.now()
    confirmed, decision = confirmed_family_of(record), decision_on(record)
    seen = who_may_be(request.viewer, record, confirmed)
    findings = list(record.findings.order_by("found_at")) if decision else []
    proposals = [] if decision else proposals_on(record)
    files = list(files_beside(record))
    written = presented.messages(record.messages.all(), files)
    context = {
        "concern": record,
        "facts": presented.facts(record, now, nation_of(request.viewer.body_id)),
        "alerts": presented.alerts(record, now, seen.candidates.somebody_restricted),
        "ring": seen.candidates.somebody_restricted,
        "children": presented.children_rows(record, now),
        "where": presented.where(record),
        "files": presented.files(record, files),
        "besides": presented.told_besides(record),
        "reporter": [*presented.reporter(record), *voice.said_besides(record), *presented.professional(record)],
        "heading": voice.heading(record),
        "asks_for_help": voice.asks_for_help(record),
        "whose_words": voice.whose_words(record),
        "written": written,
        "unread": has_unread(record),
        "may_write": bool(record.way_back_hash) and not record.reporter_user_id and not record.kept_from_teller,
        **who.shown(seen, now),
        "decision": presented.decision_rows(decision) if decision else [],
        "challenges": presented.challenge_lines(challenges_to(decision)) if decision else [],
        "pattern": bool(decision) and is_one_of_many(decision),
        "steps": presented.step_rows(decision) if decision else [],
        "replaced": presented.replaced_rows(decisions_before(record)) if decision and decision.replaces_id else [],
        "answers": presented.answered(answers_to(record)) if decision else [],
        "to_answer": bool(decision) and can_be_told(record),
        "proposal": next((each for each in proposals if each.answered_at is None), None),
        "sent_back": presented.sent_back(each for each in proposals if each.answered_at),
        "holdings": [presented.holding_line(each) for each in decision.holdings.all()] if decision else [],
        "findings": [presented.finding_row(each) for each in findings],
        "finding_stands": any(each.set_aside_at is None for each in findings),
        "may_find": bool(decision) and may_find(request.viewer),
        "crowd": presented_crowd(crowd_of(request.viewer, record.source_mark)),
        "mine": record.taken_by_id == request.viewer.id,
        "may_take_over": may_take_over(request.viewer),
        **family_context(request.viewer, record, confirmed),
        **({"form": form} if form.is_bound else {}),
        "write_back": form,
        "not_kept": form.data.get("words", "") if status_of(form) == 409 else "",
    }
    return staff(request, "triage/concern.html", context, status=status_of(form))


def family_context(viewer: Viewer, record: Concern, confirmed: ConfirmedFamily | None) -> dict[str, object]:
    """The confirmed family's latest happenings."""
    if confirmed is None:
        return {"family": None, "confirmed": None, "entries": []}
    entries = chronology_of(viewer, confirmed.family, many=LATEST)
    return {
        "family": confirmed.family,
        "confirmed": confirmed,
        "entries": presented.timeline(entries[:LATEST]),
    }
