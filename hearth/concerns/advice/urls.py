from django.urls import path

from hearth.concerns.advice.views import answering, asking, coming_back

urlpatterns = [
    path("advice", asking.start, name="advice"),
    path("advice/check", asking.check, name="advice_check"),
    path("advice/sent", asking.sent, name="advice_sent"),
    path("advice/back", coming_back.back, name="advice_back"),
    path("advice/mine", coming_back.mine, name="advice_mine"),
    path("advice/mine/report", coming_back.to_a_report, name="advice_report"),
    path("advice/keep/<slug:name>", asking.keep, name="advice_keep"),
    path("advice/requests", answering.requests, name="advice_requests"),
    path("advice/requests/<uuid:request_id>", answering.one, name="advice_request"),
    path("advice/requests/<uuid:request_id>/answer", answering.answer, name="advice_answer"),
    path("advice/requests/<uuid:request_id>/call", answering.call, name="advice_call"),
    path("advice/requests/<uuid:request_id>/pass-on", answering.pass_on, name="advice_pass_on"),
    path("advice/requests/<uuid:request_id>/close", answering.close, name="advice_close"),
    path("advice/<slug:name>", asking.step, name="advice_step"),
]
