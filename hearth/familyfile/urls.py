from django.urls import path

from hearth.familyfile import views

app_name = "familyfile"
urlpatterns = [
    path("", views.search, name="search"),
    path("<uuid:family_id>/", views.family, name="family"),
]
