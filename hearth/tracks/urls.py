from django.urls import path

from hearth.tracks import views

app_name = "tracks"
urlpatterns = [
    path("", views.following, name="following"),
    path("early/", views.clinic, name="clinic"),
    path("cohort/", views.cohort, name="cohort"),
    path("<uuid:episode_id>/ready-for-school/", views.readiness, name="readiness"),
    path(
        "<uuid:episode_id>/ready-for-school/<uuid:line_id>/wrong/", views.withdraw_readiness, name="withdraw_readiness"
    ),
    path("<uuid:episode_id>/", views.history, name="history"),
]
