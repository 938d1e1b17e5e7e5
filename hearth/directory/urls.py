from django.urls import path

from hearth.directory.views import evidence, lists, public, sheets

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
]
