from django.apps import AppConfig


class WorklistConfig(AppConfig):
    name = "hearth.worklist"
    label = "worklist"
