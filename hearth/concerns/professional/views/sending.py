"""Check the answers, send them, and take away the reference and a copy."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from hearth.concerns.portal.councils import Told, tell_councils
from hearth.concerns.professional.assembling import Whole
from hearth.concerns.professional.presenters import cards, name_of
from hearth.concerns.professional.referral import Referral, find, was_sent
from hearth.concerns.professional.referrer import ReferrersRequest, referrers_page
from hearth.concerns.professional.views.page import page
from hearth.concerns.professional.views.writing import not_being_written
from hearth.concerns.telling import KeyUsedTwice
from hearth.files.queries import waiting_files
from hearth.ui.days import day_and_time


@referrers_page
def check(request: ReferrersRequest, draft_id: UUID) -> HttpResponse:
    """Everything once more, with what is still missing beside its section; and the button that sends."""
    referral = find(request.referrer, draft_id)
    if away := not_being_written(request, referral):
        return away
    assert referral is not None
    whole = Whole(referral)
    if request.method == "POST" and not whole.problems:
        return _sent(request, whole)
    return _check(request, whole, pressed=request.method == "POST")


def _check(request: ReferrersRequest, whole: Whole, *, pressed: bool, clash: str = "") -> HttpResponse:
    shown = cards(whole)
    context = {
        "name": name_of(whole.referral),
        "cards": shown,
        "missing": [(card.href, problem) for card in shown for problem in card.problems],
        "pressed": pressed,
        "clash": clash,
        "council": whole.addressed.to.name if whole.addressed.to else "",
        "back": reverse("concerns:refer_tasks", args=[whole.referral.id]),
        "copy": reverse("concerns:refer_copy", args=[whole.referral.id]),
    }
    return page(request, "check", context, status=409 if clash else 200)


def _sent(request: ReferrersRequest, whole: Whole) -> HttpResponse:
    telling = whole.telling()
    names = [file.name for file in waiting_files(request.referrer.owner, whole.referral.form_name)]
    try:
        told = tell_councils(telling=telling, by=request.referrer.by)
    except KeyUsedTwice:
        return _check(request, whole, pressed=True, clash=gettext("This was sent from another window, in other words."))
    receipt = _receipt(told, telling.to.name, telling.danger) | {"files": names}
    was_sent(whole.referral, receipt)
    return redirect("concerns:refer_sent", whole.referral.id)


def _receipt(told: Told, council: str, danger: bool) -> dict[str, object]:
    return {
        "reference": told.receipt.reference,
        "council": council,
        "also": told.also,
        "untold": told.untold,
        "danger": danger,
    }


@referrers_page(methods=("GET", "HEAD"))
def sent(request: ReferrersRequest, draft_id: UUID) -> HttpResponse:
    referral = find(request.referrer, draft_id)
    if referral is None or referral.receipt is None:
        return redirect("concerns:my_referrals")
    copy = reverse("concerns:refer_copy", args=[draft_id])
    return page(request, "sent", {**referral.receipt, "copy": copy})


@referrers_page(methods=("GET", "HEAD"))
def copy(request: ReferrersRequest, draft_id: UUID) -> HttpResponse:
    """To print for one's own file: of what was sent, for a day; of what is being written, marked so."""
    referral = find(request.referrer, draft_id)
    if referral is None:
        return redirect("concerns:my_referrals")
    context = {
        "name": name_of(referral),
        "cards": cards(Whole(referral)),
        "receipt": referral.receipt,
        "when": day_and_time(referral.changed_at),
        "who": _who(referral),
        "back": reverse("concerns:refer_sent" if referral.receipt else "concerns:refer_check", args=[draft_id]),
    }
    return page(request, "copy", context)


def _who(referral: Referral) -> str:
    viewer = referral.referrer.viewer
    return f"{viewer.name}, {viewer.agency_name}" if viewer else referral.referrer.email
