from django.apps import AppConfig


class CostsConfig(AppConfig):
    name = "hearth.costs"
    label = "costs"
