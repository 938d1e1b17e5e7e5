from django.urls import path

from hearth.familyfile.shared import views

app_name = "shared"
urlpatterns = [
    path("", views.shared, name="list"),
    path("<uuid:sharing_id>/", views.family, name="family"),
    path("<uuid:sharing_id>/add/", views.add, name="add"),
]
