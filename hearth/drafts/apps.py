from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "hearth.drafts"
    label = "drafts"

    def ready(self) -> None:
        from hearth.drafts import jobs  # noqa: F401  so that workers know the hourly job
