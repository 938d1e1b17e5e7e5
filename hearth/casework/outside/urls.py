from django.urls import path

from hearth.casework.outside import pages

app_name = "asked"
urlpatterns = [
    path("", pages.what_you_see, name="write"),
    path("keep", pages.keep, name="keep"),
    path("out", pages.out, name="out"),
    path("<slug:link>", pages.door, name="door"),
]
