from django.urls import path

from hearth.post import views

app_name = "post"
urlpatterns = [
    path("", views.undelivered, name="undelivered"),
    path("<uuid:message_id>", views.message, name="message"),
    path("<uuid:message_id>/again", views.again, name="again"),
]
