"""A campaign's public page, and the administrator's pages about it."""

from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, override

from hearth.access.pages import READ, Denied, StaffRequest, found, public_page, staff_page
from hearth.access.render import public, staff
from hearth.concerns.campaigns import actions
from hearth.concerns.campaigns.forms import CampaignForm, NewCampaign
from hearth.concerns.campaigns.models import Campaign
from hearth.concerns.campaigns.poster import SIZES, as_pdf, poster_of
from hearth.concerns.campaigns.presenters import campaign_row, counted_days, state_of
from hearth.concerns.campaigns.queries import CampaignPage, campaign_page, campaigns_of, count, days_of
from hearth.concerns.policies import may_run_campaigns
from hearth.ui.days import today
from hearth.ui.forms import sent


@public_page(methods=READ)
def campaign(request: HttpRequest, name: str) -> HttpResponse:
    """What the poster promised, and the way in. A link whose campaign is over leads to the start page."""
    page = campaign_page(name, today())
    if page is None:
        return redirect("concerns:start")
    if request.method == "GET":
        count(name, today())
    return public(request, "concerns/campaigns/campaign.html", {"name": name, **_in_language(page)})


@public_page(methods=("POST",))
def go_on(request: HttpRequest, name: str) -> HttpResponse:
    """The button on a campaign's page. It is counted, and forgotten: nothing of it travels on."""
    count(name, today(), went_on=True)
    return redirect("concerns:start")


@staff_page(may=may_run_campaigns, methods=READ)
def campaigns(request: StaffRequest) -> HttpResponse:
    rows = [campaign_row(each) for each in campaigns_of(request.viewer)]
    return staff(request, "concerns/campaigns/list.html", {"rows": rows})


@staff_page(may=may_run_campaigns)
def begin(request: StaffRequest) -> HttpResponse:
    form = NewCampaign(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                begun = actions.begin_campaign(
                    name=form.cleaned_data["name"], words=form.campaign_words(), by=request.viewer
                )
        except IntegrityError:
            form.add_error("name", "There is a campaign with this name already. Choose another.")
        else:
            return redirect("concerns:campaign_counts", begun.pk)
    return staff(request, "concerns/campaigns/form.html", {"form": form, "title": "Begin a campaign"})


@staff_page(may=may_run_campaigns)
def change(request: StaffRequest, campaign_id: UUID) -> HttpResponse:
    record = _found(request, campaign_id)
    form = CampaignForm(sent(request), initial=vars(record))
    if request.method == "POST" and form.is_valid():
        actions.change_campaign(campaign=record, words=form.campaign_words(), by=request.viewer)
        messages.success(request, "The page behind the link says this now. Posters that hang keep what they say.")
        return redirect("concerns:campaign_counts", record.pk)
    return staff(request, "concerns/campaigns/form.html", {"form": form, "title": "Change the campaign’s words"})


@staff_page(may=may_run_campaigns, methods=("POST",))
def stop(request: StaffRequest, campaign_id: UUID) -> HttpResponse:
    actions.stop_campaign(campaign=_found(request, campaign_id), by=request.viewer)
    return redirect("concerns:campaign_counts", campaign_id)


@staff_page(may=may_run_campaigns, methods=READ)
def counts(request: StaffRequest, campaign_id: UUID) -> HttpResponse:
    """How often the link was opened, day by day, and its posters."""
    record = _found(request, campaign_id)
    context = {
        "campaign": record,
        "state": state_of(record, today()),
        "address": _address(request, record, "en-gb"),
        "days": counted_days(days_of(record)),
        "languages_of_posters": [("en", "English"), *([("cy", "Welsh")] if record.heading_cy else [])],
        "sizes": list(SIZES.items()),
    }
    return staff(request, "concerns/campaigns/counts.html", context)


@staff_page(may=may_run_campaigns, methods=READ)
def poster(request: StaffRequest, campaign_id: UUID, language: str, size: str) -> HttpResponse:
    record = _found(request, campaign_id)
    if language not in ("en", "cy") or size not in SIZES:
        raise Denied
    address = _address(request, record, "cy" if language == "cy" else "en-gb")
    file = as_pdf(poster_of(record, address, language, size))
    named = f'attachment; filename="{record.name}-{language}-{size}.pdf"'
    return HttpResponse(file, content_type="application/pdf", headers={"Content-Disposition": named})


def _found(request: StaffRequest, campaign_id: UUID) -> Campaign:
    return found(Campaign.objects.filter(holder_id=request.viewer.holder_id), pk=campaign_id)


def _address(request: HttpRequest, record: Campaign, language: str) -> str:
    with override(language):
        return request.build_absolute_uri(reverse("concerns:campaign", args=[record.name]))


def _in_language(page: CampaignPage) -> dict[str, str]:
    """Welsh words on the Welsh page where there are any; English ones are marked as English for a screen reader."""
    if get_language() == "cy" and page.heading_cy:
        return {"heading": page.heading_cy, "words": page.words_cy, "said_in": "cy", "council": page.council}
    return {"heading": page.heading, "words": page.words, "said_in": "en", "council": page.council}
