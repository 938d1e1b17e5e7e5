from django.urls import path

from hearth.triage.views import concern, confirming, crowds, deciding, finding, holding, passing_on, queue

app_name = "triage"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("held/", holding.held, name="held"),
    path("crowds/", crowds.crowds, name="crowds"),
    path("crowds/<slug:mark>/", crowds.crowd, name="crowd"),
    path("<uuid:concern_id>/", concern.concern, name="concern"),
    path("<uuid:concern_id>/files/<uuid:attachment_id>/", concern.file, name="file"),
    path("<uuid:concern_id>/take/", concern.take, name="take"),
    path("<uuid:concern_id>/write/", concern.write, name="write"),
    path("<uuid:concern_id>/family/", confirming.family, name="family"),
    path("<uuid:concern_id>/decide/", deciding.decide, name="decide"),
    path("<uuid:concern_id>/finding/", finding.finding, name="finding"),
    path("<uuid:concern_id>/pass-on/", passing_on.pass_on_page, name="pass_on"),
    path("holding/<uuid:holding_id>/", holding.holding, name="holding"),
    path("holding/<uuid:holding_id>/accept/", holding.accept, name="accept_holding"),
    path("holding/<uuid:holding_id>/end/", holding.end, name="end_holding"),
]
