from django.urls import path

from hearth.chronology import views

app_name = "chronology"
urlpatterns = [path("<uuid:family_id>/", views.chronology, name="chronology")]
