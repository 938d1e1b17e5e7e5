"""Is this process alive; can it do its work?"""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from hearth.access.pages import public_page


@public_page(methods=("GET", "HEAD"))
def live(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain")


@public_page(methods=("GET", "HEAD"))
def ready(request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:  # the connection lost, or none to be had
        return HttpResponse("no database\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")


app_name = "health"
urlpatterns = [path("live", live, name="live"), path("ready", ready, name="ready")]
