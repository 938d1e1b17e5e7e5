from django.urls import path

from hearth.familyfile import views
from hearth.familyfile.looked.views import looked

app_name = "familyfile"
urlpatterns = [
    path("", views.search, name="search"),
    path("<uuid:family_id>/", views.family, name="family"),
    path("<uuid:family_id>/looked/", looked, name="looked"),
]
