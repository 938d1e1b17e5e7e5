from django.urls import path

from hearth.access.keys import views

app_name = "keys"
urlpatterns = [
    path("", views.list_keys, name="list"),
    path("new", views.make, name="make"),
    path("<uuid:key_id>/revoke", views.revoke, name="revoke"),
]
