from django.apps import AppConfig


class WorklistConfig(AppConfig):
    name = "hearth.worklist"
    label = "worklist"

    def ready(self) -> None:
        from hearth.worklist import watching  # noqa: F401  (its receiver listens from here on)
