from django.apps import AppConfig


class OwnviewConfig(AppConfig):
    name = "hearth.ownview"
    label = "ownview"

    def ready(self) -> None:
        from hearth.ownview import receivers  # noqa: F401  listens from now on
