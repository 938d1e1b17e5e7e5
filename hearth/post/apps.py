from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "hearth.post"
    label = "post"
