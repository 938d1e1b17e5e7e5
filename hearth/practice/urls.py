from django.urls import path

from hearth.practice import views
from hearth.practice.own import views as own

app_name = "practice"
urlpatterns = [
    path("", views.library_page, name="library"),
    path("add", own.send, name="send"),
    path("sent/<uuid:proposal_id>", own.proposal, name="proposal"),
    path("sent/<uuid:proposal_id>/drop", own.leave, name="drop"),
    path("<slug:kind>/<slug:practice_id>", views.file_page, name="file"),
    path("<slug:kind>/<slug:practice_id>/difference", views.difference, name="difference"),
    path("<slug:kind>/<slug:practice_id>/change", own.change, name="change"),
    path("<slug:kind>/<slug:practice_id>/workbook", own.workbook, name="workbook"),
    path("<slug:kind>/<slug:practice_id>/shipped", own.shipped_again, name="shipped"),
]
