from django.apps import AppConfig


class OwnviewConfig(AppConfig):
    name = "hearth.ownview"
    label = "ownview"
