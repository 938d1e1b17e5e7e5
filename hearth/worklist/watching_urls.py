from django.urls import path

from hearth.worklist import watching

app_name = "watching"
urlpatterns = [path("<uuid:openings_id>/", watching.openings, name="openings")]
