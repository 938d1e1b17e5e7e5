"""Addresses of the API. Its errors are never pages, so whatever lies under /api/ and is nothing is answered here."""

from django.urls import path, re_path

from hearth.access.api.views import nothing_here
from hearth.concerns.views import api

app_name = "api"
urlpatterns = [
    path("api/v1/concerns", api.concerns, name="concerns"),
    path("api/v1/concerns/<str:reference>", api.concern, name="concern"),
    path("api/v1/bodies", api.bodies, name="bodies"),
    path("api/v1/openapi.json", api.openapi, name="openapi"),
    re_path(r"^api(?:/.*)?$", nothing_here, name="nothing"),
]
