from django.apps import AppConfig


class ScopeConfig(AppConfig):
    name = "hearth.scope"
    label = "scope"

    def ready(self) -> None:
        from hearth.scope import lookups  # noqa: F401  they are known once they are read
