from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    name = "hearth.families"
    label = "families"
