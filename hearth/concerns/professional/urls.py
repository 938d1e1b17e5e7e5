from django.urls import path

from hearth.concerns.professional.views import links, listing, sending, writing

urlpatterns = [
    path("refer", listing.start, name="professional"),
    path("refer/new", listing.new, name="refer_new"),
    path("refer/mine", listing.my_referrals, name="my_referrals"),
    path("refer/leave", listing.leave, name="refer_leave"),
    path("refer/link", links.ask, name="refer_link"),
    path("refer/link/sent", links.link_sent, name="refer_link_sent"),
    path("refer/open/<str:token>", links.open_page, name="refer_open"),
    path("refer/<uuid:draft_id>", writing.tasks, name="refer_tasks"),
    path("refer/<uuid:draft_id>/discard", listing.discard_draft, name="refer_discard"),
    path("refer/<uuid:draft_id>/check", sending.check, name="refer_check"),
    path("refer/<uuid:draft_id>/sent", sending.sent, name="refer_sent"),
    path("refer/<uuid:draft_id>/copy", sending.copy, name="refer_copy"),
    path("refer/<uuid:draft_id>/keep/<slug:step>", writing.keep, name="refer_keep"),
    path("refer/<uuid:draft_id>/<slug:step>", writing.section, name="refer_section"),
]
