from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "hearth.files"
    label = "files"
