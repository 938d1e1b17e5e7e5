from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    name = "hearth.families"
    label = "families"

    def ready(self) -> None:
        from hearth.families import jobs  # noqa: F401  a worker must know it
        from hearth.families.restricting import hearing  # noqa: F401  (its receiver listens from here on)
