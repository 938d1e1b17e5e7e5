from django.apps import AppConfig


class FamilyfileConfig(AppConfig):
    name = "hearth.familyfile"
    label = "familyfile"
