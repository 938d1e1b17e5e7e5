from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "hearth.outcomes"
    label = "outcomes"

    def ready(self) -> None:
        from hearth.outcomes import receivers  # noqa: F401  listens from now on
