from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path

from hearth.concerns import easy_read
from hearth.concerns.advice.urls import urlpatterns as advice
from hearth.concerns.campaigns import views as campaigns
from hearth.concerns.keeping_routes import views as keeping_routes
from hearth.concerns.own_pages import views as own_pages
from hearth.concerns.parents.urls import PAGES as PARENTS_PAGES
from hearth.concerns.portal.journey import Journey
from hearth.concerns.portal.journeys import JOURNEYS
from hearth.concerns.professional.urls import urlpatterns as professional
from hearth.concerns.views import about, developers, information, portal, sending, staff, way_back
from hearth.concerns.young.urls import PAGES as YOUNG_PAGES

WORKED_OUT = {"danger": portal.danger, "where": portal.where, "council": portal.council}


def asked(journey: Journey, at: str) -> list[URLPattern]:
    """The pages of one voice: every one has the same machine, under addresses of its own."""

    def page(address: str, view: Callable[..., HttpResponse], name: str, **more: Any) -> URLPattern:
        return path(f"{at}/{address}", view, {"journey": journey.id, **more}, name=journey.name_of(name))

    plain = [step for step in journey.order if step not in (*WORKED_OUT, "child-1")]
    return [
        *(page(step, view, step) for step, view in WORKED_OUT.items()),
        *(page(step, portal.question, step, step=step) for step in plain),
        *([page("child/<int:number>", portal.child, "child")] if "child-1" in journey.order else []),
        page("call-999", information.call_999, "call_999"),
        page("today", information.today, "today"),
        page("councils/<slug:body_id>", information.council, "contact"),
        page("ring", portal.ring, "ring"),
        page("check", sending.check, "check"),
        page("sent", sending.sent, "sent"),
        page("keep/<slug:step>", portal.keep, "keep"),
    ]


app_name = "concerns"
urlpatterns = [
    path("", information.start, name="start"),
    path("exit", information.leave, name="exit"),
    path("privacy", about.privacy, name="privacy"),
    path("accessibility", about.accessibility, name="accessibility"),
    path("sources", about.sources, name="sources"),
    path("easy-read", easy_read.contents, name="easy_read"),
    path("easy-read/<slug:sheet_id>", easy_read.sheet, name="easy_read_sheet"),
    path("staying-safe", information.safety, name="safety"),
    path("levels-of-need", information.thresholds, name="thresholds"),
    path("worried", information.before, name="before"),
    path("signs", information.signs, name="signs"),
    path("what-happens", information.what_happens, name="what_happens"),
    *asked(JOURNEYS["worry"], "worried"),
    *YOUNG_PAGES,
    *asked(JOURNEYS["young"], "young/tell"),
    *asked(JOURNEYS["friend"], "young/friend/tell"),
    *PARENTS_PAGES,
    *asked(JOURNEYS["parent"], "help-for-my-family/ask"),
    path("c/<slug:name>", campaigns.campaign, name="campaign"),
    path("c/<slug:name>/go-on", campaigns.go_on, name="campaign_on"),
    path("campaigns", campaigns.campaigns, name="campaigns"),
    path("campaigns/begin", campaigns.begin, name="begin_campaign"),
    path("campaigns/<uuid:campaign_id>", campaigns.counts, name="campaign_counts"),
    path("campaigns/<uuid:campaign_id>/change", campaigns.change, name="change_campaign"),
    path("campaigns/<uuid:campaign_id>/stop", campaigns.stop, name="stop_campaign"),
    path("campaigns/<uuid:campaign_id>/poster/<slug:language>/<slug:size>", campaigns.poster, name="poster"),
    path("my-report", way_back.way_back, name="way_back"),
    path("my-report/lost", way_back.lost, name="lost"),
    path("my-report/answer", way_back.my_report, name="my_report"),
    *professional,
    path("developers", developers.developers, name="developers"),
    *advice,
    path("our-numbers/<uuid:agency_id>", keeping_routes.stale_routes, name="stale_routes"),
    path("log-a-call", staff.log, name="log"),
    path("log-a-call/<uuid:concern_id>", staff.log_done, name="log_done"),
    path("our-pages", own_pages.own_pages, name="own_pages"),
    path("our-pages/announcing", own_pages.announcing, name="announcing"),
    path("our-pages/ways", own_pages.own_routes, name="own_routes"),
    path("our-pages/ways/<slug:route_id>", own_pages.own_route, name="own_route"),
    path("our-pages/ways/<slug:route_id>/checked", own_pages.checked_route, name="checked_route"),
    path("our-pages/<slug:part>", own_pages.own_part, name="own_part"),
    path("our-pages/<slug:part>/publish", own_pages.own_review, name="own_review"),
    path("our-pages/<slug:part>/preview", own_pages.own_preview, name="own_preview"),
]
