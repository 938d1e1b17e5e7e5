from django.apps import AppConfig


class ScopeConfig(AppConfig):
    name = "hearth.scope"
    label = "scope"
