from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "hearth.casework"
    label = "casework"

    def ready(self) -> None:
        from hearth.casework import entries, receivers  # noqa: F401  listens from now on
        from hearth.casework.around import hearing  # noqa: F401  listens too
        from hearth.casework.reopening import hearing as reopened  # noqa: F401  and this
        from hearth.chronology.stages import tells

        tells(self.label, entries.rebuild)
