from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "hearth.casework"
    label = "casework"

    def ready(self) -> None:
        from hearth.casework import entries
        from hearth.chronology.stages import tells

        tells(self.label, entries.rebuild)
