from django.urls import path

from hearth.families.restricting import views

app_name = "restricting"
urlpatterns = [
    path("open/", views.break_glass, name="break_glass"),
    path("opened/", views.grants, name="grants"),
    path("opened/<uuid:grant_id>/", views.grant, name="grant"),
    path("<uuid:family_id>/", views.restriction, name="restriction"),
    path("<uuid:family_id>/lift/", views.lift, name="lift"),
]
