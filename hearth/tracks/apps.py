from django.apps import AppConfig


class TracksConfig(AppConfig):
    name = "hearth.tracks"
    label = "tracks"
