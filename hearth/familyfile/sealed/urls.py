from django.urls import path

from hearth.familyfile.sealed import views

app_name = "sealed"
urlpatterns = [
    path("", views.open_record, name="open"),
    path("opened/", views.openings, name="openings"),
    path("opened/<uuid:opening_id>/", views.opening, name="opening"),
    path("<uuid:opening_id>/", views.record_as_it_was, name="record"),
]
