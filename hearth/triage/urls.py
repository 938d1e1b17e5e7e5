from django.urls import path

from hearth.triage.views import (
    answering,
    concern,
    confirming,
    crowds,
    deciding,
    finding,
    following,
    holding,
    passing_on,
    proposing,
    queue,
)

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
    path("<uuid:concern_id>/decide-anew/", deciding.decide_anew, name="decide_anew"),
    path("<uuid:concern_id>/proposal/", proposing.proposal, name="proposal"),
    path("<uuid:concern_id>/answer/", answering.answer, name="answer"),
    path("steps/<uuid:step_id>/", following.step, name="step"),
    path("two-people/", proposing.two_people, name="two_people"),
    path("<uuid:concern_id>/finding/", finding.finding, name="finding"),
    path("<uuid:concern_id>/pass-on/", passing_on.pass_on_page, name="pass_on"),
    path("holding/<uuid:holding_id>/", holding.holding, name="holding"),
    path("holding/<uuid:holding_id>/accept/", holding.accept, name="accept_holding"),
    path("holding/<uuid:holding_id>/end/", holding.end, name="end_holding"),
]
