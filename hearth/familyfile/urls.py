from django.urls import path

from hearth.familyfile import views
from hearth.familyfile.help.views import help_for
from hearth.familyfile.looked.views import looked
from hearth.familyfile.pack.views import pack, pack_to_print
from hearth.familyfile.picture import views as pictures

app_name = "familyfile"
urlpatterns = [
    path("", views.search, name="search"),
    path("<uuid:family_id>/", views.family, name="family"),
    path("<uuid:family_id>/picture/", pictures.picture, name="picture"),
    path("<uuid:family_id>/picture/<uuid:person_id>/", pictures.picture_for, name="picture_for"),
    path("<uuid:family_id>/looked/", looked, name="looked"),
    path("<uuid:family_id>/help/", help_for, name="help"),
    path("<uuid:family_id>/pack/", pack, name="pack"),
    path("<uuid:family_id>/pack/print/", pack_to_print, name="pack_to_print"),
]
