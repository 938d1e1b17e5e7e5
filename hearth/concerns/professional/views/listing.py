"""Where a referral begins; one's own, begun and sent; throwing one away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.concerns.advice.queries import asked_by
from hearth.concerns.presenters.progress import own_report
from hearth.concerns.professional.presenters import draft_row, name_of, own_question
from hearth.concerns.professional.referral import begin, being_written, discard, find
from hearth.concerns.professional.referrer import ReferrersRequest, end_visit, referrer_of, referrers_page
from hearth.concerns.professional.rules import MOST_DRAFTS
from hearth.concerns.professional.views.links import AskForLink
from hearth.concerns.professional.views.page import page
from hearth.concerns.queries import reports_by, reports_from
from hearth.concerns.returning import clocks_of, look_due
from hearth.drafts.visitors import visitor_draft
from hearth.places.models import ResponsibleBody

TITLE = _("Tell a council about a child")
TOO_MANY = _("You have %(many)d referrals begun. Send or discard one before you begin another.")


@public_page(methods=("GET", "HEAD"))
def start(request: HttpRequest) -> HttpResponse:
    """What will be asked; for those who are not known yet, the two ways in."""
    if referrer := referrer_of(request):
        request.referrer = referrer  # type: ignore[attr-defined]
        rows = [draft_row(each) for each in being_written(referrer)]
        return page(request, "start", {"title": TITLE, "drafts": rows})
    context = {
        "title": TITLE,
        "form": AskForLink(),
        "next": _on(request),
        "kept": bool(visitor_draft(request, "refer-rescue").content),
    }
    return public(request, "concerns/professional/ways_in.html", context)


def _on(request: HttpRequest) -> str:
    """Where signing in leads back to: a page of these, and of no other site."""
    wanted, own = request.GET.get("next", ""), reverse("concerns:professional")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if safe and wanted.startswith(f"{own}/") else own


@referrers_page(methods=("POST",))
def new(request: ReferrersRequest) -> HttpResponse:
    if len(being_written(request.referrer)) >= MOST_DRAFTS:
        messages.error(request, TOO_MANY % {"many": MOST_DRAFTS})
        return redirect("concerns:my_referrals")
    return redirect("concerns:refer_tasks", begin(request.referrer))


@referrers_page(methods=("GET", "HEAD"))
def my_referrals(request: ReferrersRequest) -> HttpResponse:
    """What I have begun, what I have told councils, and what they decided."""
    referrer = request.referrer
    names = dict(ResponsibleBody.objects.values_list("id", "name"))
    sent = reports_by(referrer.viewer) if referrer.viewer else reports_from(referrer.email)
    clocks, now = clocks_of({report.body_id for report in sent}), timezone.now()
    rows = [
        own_report(
            report,
            names.get(report.body_id, report.body_id),
            look_due=look_due(clocks[report.body_id], report.received_at, report.decision_due),
            now=now,
        )
        for report in sent
    ]
    drafts = [draft_row(each) for each in being_written(referrer)]
    asked = [own_question(each, names) for each in asked_by(referrer.user_id, referrer.work_address)]
    return page(request, "mine", {"referrals": rows, "drafts": drafts, "asked": asked})


@referrers_page
def discard_draft(request: ReferrersRequest, draft_id: UUID) -> HttpResponse:
    referral = find(request.referrer, draft_id)
    if referral is None or referral.receipt:
        return redirect("concerns:my_referrals")
    if request.method == "POST":
        discard(referral)
        messages.success(request, gettext("It has been thrown away. Nothing was sent."))
        return redirect("concerns:my_referrals")
    context = {"name": name_of(referral), "back": reverse("concerns:refer_tasks", args=[draft_id])}
    return page(request, "discard", context)


@public_page(methods=("POST",))
def leave(request: HttpRequest) -> HttpResponse:
    """For somebody who came by a link: this browser forgets whose it was. What is written stays."""
    end_visit(request)
    return redirect("concerns:start")
