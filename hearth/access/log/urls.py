from django.urls import path

from hearth.access.log import views

app_name = "log"
urlpatterns = [path("", views.log, name="list")]
