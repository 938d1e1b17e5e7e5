from django.urls import path

from hearth.access.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="list"),
    path("invite/", views.invite, name="invite"),
    path("teams/", views.teams, name="teams"),
    path("teams/<uuid:team_id>/close/", views.close_team, name="close_team"),
    path("signed-in/", views.limits, name="limits"),
    path("roles/<uuid:membership_id>/end/", views.end_role, name="end_role"),
    path("<uuid:user_id>/", views.person, name="person"),
    path("<uuid:user_id>/role/", views.give_role, name="give_role"),
    path("<uuid:user_id>/invite-again/", views.invite_again, name="invite_again"),
    path("<uuid:user_id>/sign-out/", views.sign_out, name="sign_out"),
    path("<uuid:user_id>/second-step/", views.forget_second_step, name="forget_second_step"),
]
