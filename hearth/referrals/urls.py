from django.urls import path

from hearth.referrals import views

app_name = "referrals"
urlpatterns = [
    path("", views.received, name="received"),
    path("<uuid:referral_id>/", views.referral, name="referral"),
    path("<uuid:referral_id>/answer/", views.answer, name="answer"),
    path("<uuid:referral_id>/withdraw/", views.withdraw, name="withdraw"),
]
