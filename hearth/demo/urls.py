from django.urls import path

from hearth.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.personas, name="personas"),
    path("become/<uuid:user_id>/", views.become, name="become"),
    path("code/", views.code, name="code"),
    path("outbox/", views.outbox, name="outbox"),
]
