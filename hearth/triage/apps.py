from django.apps import AppConfig


class TriageConfig(AppConfig):
    name = "hearth.triage"
    label = "triage"

    def ready(self) -> None:
        from hearth.triage import hearing  # noqa: F401  listens from now on
