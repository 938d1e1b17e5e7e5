from django.urls import path

from hearth.practice.training import views

app_name = "training"
urlpatterns = [
    path("", views.register, name="register"),
    path("new", views.add, name="add"),
    path("<uuid:accreditation_id>/end", views.end, name="end"),
]
