from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "hearth.chronology"
    label = "chronology"

    def ready(self) -> None:
        from hearth.chronology import contributing, hearing, life  # noqa: F401  the one listens to what the other tells
        from hearth.chronology.stages import tells

        tells("families", life.rebuild)
        tells("partners", contributing.rebuild)
