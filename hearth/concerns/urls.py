from django.urls import path

from hearth.concerns.campaigns import views as campaigns
from hearth.concerns.views import api, information, portal, professional, sending, staff, way_back

app_name = "concerns"
urlpatterns = [
    path("", information.start, name="start"),
    path("exit", information.leave, name="exit"),
    path("staying-safe", information.safety, name="safety"),
    path("levels-of-need", information.thresholds, name="thresholds"),
    path("worried", information.before, name="before"),
    path("worried/danger", portal.danger, name="danger"),
    path("worried/call-999", information.call_999, name="call_999"),
    path("worried/today", information.today, name="today"),
    path("worried/where", portal.where, name="where"),
    path("worried/council", portal.council, name="council"),
    path("worried/councils/<slug:body_id>", information.council, name="contact"),
    path("worried/ring", portal.ring, name="ring"),
    path("worried/now", portal.now, name="now"),
    path("worried/child/<int:number>", portal.child, name="child"),
    path("worried/seen", portal.seen, name="seen"),
    path("worried/you", portal.you, name="you"),
    path("worried/reach", portal.reach, name="reach"),
    path("worried/check", sending.check, name="check"),
    path("worried/sent", sending.sent, name="sent"),
    path("worried/keep/<slug:step>", portal.keep, name="keep"),
    path("c/<slug:name>", campaigns.campaign, name="campaign"),
    path("c/<slug:name>/go-on", campaigns.go_on, name="campaign_on"),
    path("campaigns", campaigns.campaigns, name="campaigns"),
    path("campaigns/begin", campaigns.begin, name="begin_campaign"),
    path("campaigns/<uuid:campaign_id>", campaigns.counts, name="campaign_counts"),
    path("campaigns/<uuid:campaign_id>/change", campaigns.change, name="change_campaign"),
    path("campaigns/<uuid:campaign_id>/stop", campaigns.stop, name="stop_campaign"),
    path("campaigns/<uuid:campaign_id>/poster/<slug:language>/<slug:size>", campaigns.poster, name="poster"),
    path("my-report", way_back.way_back, name="way_back"),
    path("my-report/answer", way_back.my_report, name="my_report"),
    path("refer", professional.refer, name="professional"),
    path("refer/mine", professional.my_referrals, name="my_referrals"),
    path("log-a-call", staff.log, name="log"),
    path("log-a-call/<uuid:concern_id>", staff.log_done, name="log_done"),
    path("api/concerns", api.concerns, name="api"),
]
