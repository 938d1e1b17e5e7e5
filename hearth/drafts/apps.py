from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "hearth.drafts"
    label = "drafts"
