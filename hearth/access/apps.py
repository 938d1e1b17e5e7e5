from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "hearth.access"
    label = "access"

    def ready(self) -> None:
        from hearth.access import second_factor  # noqa: F401  (its receivers listen from here on)
