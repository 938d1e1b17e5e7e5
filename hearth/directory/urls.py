from django.urls import path

from hearth.directory.views import evidence, feeds, keeping, lists, offering, providing, public, results, sheets

app_name = "directory"
urlpatterns = [
    path("", public.start, name="start"),
    path("search", public.results, name="results"),
    path("my-list", lists.my_list, name="my_list"),
    path("list/<slug:token>", lists.shared_list, name="shared_list"),
    path("what-works", evidence.evidence, name="evidence"),
    path("sheet", sheets.sheet, name="sheet"),
    path("sheet/<slug:code>", sheets.sheet_to_print, name="sheet_to_print"),
    path("sheets", sheets.sheets, name="sheets"),
    path("<uuid:service_id>", public.service, name="service"),
    path("<uuid:service_id>/keep", lists.keep, name="keep"),
    path("<uuid:service_id>/drop", lists.drop, name="drop"),
    path("<uuid:service_id>/out-of-date", public.out_of_date, name="out_of_date"),
    path("<uuid:service_id>/staff", providing.for_staff, name="for_staff"),
    path("mine", providing.mine, name="mine"),
    path("mine/new", offering.offer, name="offer"),
    path("mine/new/<uuid:service_id>", offering.offered, name="offered"),
    path("mine/<uuid:service_id>", providing.mine_edit, name="mine_edit"),
    path("mine/<uuid:service_id>/right", providing.mine_assure, name="mine_assure"),
    path("keeping", keeping.keeping, name="keeping"),
    path("keeping/new", keeping.new, name="new"),
    path("keeping/results", results.own_results, name="own_results"),
    path("keeping/results/<uuid:result_id>/withdraw", results.withdraw, name="withdraw_result"),
    path("keeping/quality", keeping.quality, name="quality"),
    path("keeping/proposals/<uuid:proposal_id>", keeping.proposal, name="proposal"),
    path("keeping/feedback/<uuid:feedback_id>", keeping.heard, name="heard"),
    path("keeping/feeds/new", feeds.new_feed, name="new_feed"),
    path("keeping/feeds/<uuid:feed_id>", feeds.feed, name="feed"),
    path("keeping/<uuid:service_id>", keeping.edit, name="edit"),
    path("keeping/<uuid:service_id>/right", keeping.assure, name="assure"),
    path("keeping/<uuid:service_id>/owner", keeping.owner, name="owner"),
]
