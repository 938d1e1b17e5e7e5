from django.apps import AppConfig


class TriageConfig(AppConfig):
    name = "hearth.triage"
    label = "triage"

    def ready(self) -> None:
        from hearth.chronology.stages import tells
        from hearth.triage import entries, hearing  # noqa: F401  listens from now on

        tells(self.label, entries.rebuild)
