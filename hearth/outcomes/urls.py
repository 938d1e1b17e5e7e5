from django.urls import path

from hearth.outcomes import views

app_name = "outcomes"
urlpatterns = [path("", views.report, name="report")]
