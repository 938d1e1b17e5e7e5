from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "hearth.assessments"
    label = "assessments"

    def ready(self) -> None:
        from hearth.assessments import entries
        from hearth.chronology.stages import tells

        tells(self.label, entries.rebuild)
