"""The decision on one screen: what was told, who they may be, what happened before, and the threshold document."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from hearth.access.models import Agency
from hearth.access.pages import Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.audit.pending import record_read
from hearth.chronology.queries import chronology_of
from hearth.concerns.models import Concern
from hearth.drafts.actions import forget_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import show_again
from hearth.places.queries import bodies_on
from hearth.practice.own.added import programmes_offered
from hearth.referrals.queries import teams_to_ask
from hearth.referrals.rules import NotAReferral
from hearth.triage import actions
from hearth.triage.document import document_for
from hearth.triage.forms.deciding import DecisionForm, Setting, signs_at
from hearth.triage.matching import presenters as who
from hearth.triage.matching.seen import who_may_be
from hearth.triage.models import ConfirmedFamily, Decision
from hearth.triage.policies import may_triage
from hearth.triage.presenters import concern as presented
from hearth.triage.presenters import voice
from hearth.triage.queries import (
    colleagues_of,
    concerns_for,
    confirmed_family_of,
    decision_on,
    two_must_decide,
)
from hearth.triage.rules.answering import can_be_told
from hearth.triage.rules.deciding import NotADecision
from hearth.triage.rules.standing import NotNow
from hearth.triage.views.typed import status_of
from hearth.ui.days import today
from hearth.ui.forms import sent

LATEST = 30  # happenings beside the form; their own page has all


@staff_page(may=may_triage)
def decide(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Decide, by the threshold document, with reasons. What is typed is kept as it is typed."""
    return _deciding(request, found(concerns_for(request.viewer), pk=concern_id), None)


@staff_page(may=may_triage)
def decide_anew(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Correct a decision: a new one, with the reason, in its place."""
    record = found(concerns_for(request.viewer), pk=concern_id)
    standing = decision_on(record)
    if standing is None:
        raise Denied
    return _deciding(request, record, standing)


def _deciding(request: StaffRequest, record: Concern, replaced: Decision | None) -> HttpResponse:
    record_read(by=request.viewer, subject=record)
    confirmed = confirmed_family_of(record)
    form = DecisionForm(sent(request), setting=_setting(request, record, confirmed, replaced))
    draft = {"owner": f"user:{request.viewer.id}", "form": _draft_name(record, replaced)}
    if request.method == "POST":
        if _decided(request, record, confirmed, form):
            forget_draft(**draft)
            return _where_next(request, record)
    else:
        show_again(form, draft_of(**draft))
    return _page(request, record, confirmed, form, draft["form"])


def _draft_name(record: Concern, replaced: Decision | None) -> str:
    return f"decide-anew-{replaced.pk}" if replaced else f"decide-{record.pk}"


def _where_next(request: StaffRequest, record: Concern) -> HttpResponse:
    """On to telling whoever told us; but what is only a manager's from now on is left behind."""
    if not concerns_for(request.viewer).filter(pk=record.pk).exists():
        messages.success(request, f"{record.reference} is decided. From now on only managers see it.")
        return redirect("triage:queue")
    if decision_on(record) is None:
        messages.success(request, f"{record.reference} is proposed. Somebody else must agree before it is decided.")
        return redirect("triage:concern", record.pk)
    messages.success(request, f"{record.reference} is decided.")
    return redirect("triage:answer" if can_be_told(record) else "triage:concern", record.pk)


def _setting(
    request: StaffRequest, record: Concern, confirmed: ConfirmedFamily | None, replaced: Decision | None
) -> Setting:
    viewer = request.viewer
    others = [(id, name) for id, name in bodies_on(today()).values_list("id", "name") if id != record.body_id]
    teams = teams_to_ask(viewer)
    return Setting(
        viewer=viewer,
        concern=record,
        document=document_for(viewer),
        colleagues=colleagues_of(viewer),
        teams=teams,
        family_id=confirmed.family_id if confirmed else None,
        programmes=programmes_offered({team.agency_id for team in teams}),
        bodies=others,
        agencies=tuple(Agency.objects.exclude(pk=viewer.agency_id).order_by("name")),
        replaced=replaced,
    )


def _decided(request: StaffRequest, record: Concern, confirmed: ConfirmedFamily | None, form: DecisionForm) -> bool:
    """Whether it is decided, or proposed, now. If somebody was quicker, the form says so and keeps what was typed."""
    if not form.is_valid():
        return False
    family, choice, replaced = confirmed.family if confirmed else None, form.choice(), form.setting.replaced
    try:
        if two_must_decide(record, family, choice.outcome):
            why = form.cleaned_data.get("why_replaced", "")
            actions.propose(concern=record, family=family, choice=choice, replaces=replaced, why=why, by=request.viewer)
        elif replaced is not None:
            why = form.cleaned_data["why_replaced"]
            actions.decide_anew(replaced=replaced, family=family, choice=choice, why=why, by=request.viewer)
        else:
            actions.decide(concern=record, family=family, choice=choice, by=request.viewer)
    except (NotNow, NotAReferral) as refused:
        form.add_error(None, str(refused))
    except NotADecision as refused:
        for problem in refused.problems:
            form.say(problem)
    return form.is_valid()


def _page(
    request: StaffRequest, record: Concern, confirmed: ConfirmedFamily | None, form: DecisionForm, draft: str
) -> HttpResponse:
    document = form.setting.document
    seen, now = who_may_be(request.viewer, record, confirmed), timezone.now()
    beside = who.shown(seen, now)
    context = {
        "concern": record,
        "confirmed": confirmed,
        "form": form,
        "document": document.thresholds,
        "asks_for_help": voice.asks_for_help(record),
        "whose_words": voice.whose_words(record),
        "besides": presented.told_besides(record),
        "children": presented.children_rows(record, now),
        **(beside if confirmed is None else beside | {"known": []}),
        "ring": presented.RING if seen.candidates.somebody_restricted else "",
        "entries": _before(request, confirmed),
        "levels": [(level, form[signs_at(level.id)]) for level in document.thresholds.levels],
        "draft_url": reverse("drafts:save", args=[draft]),
        "back": reverse("triage:concern", args=[record.pk]),
    }
    return staff(request, "triage/decide.html", context, status=status_of(form))


def _before(request: StaffRequest, confirmed: ConfirmedFamily | None) -> list[dict[str, str]]:
    if confirmed is None:
        return []
    return presented.timeline(chronology_of(request.viewer, confirmed.family, many=LATEST)[:LATEST])
