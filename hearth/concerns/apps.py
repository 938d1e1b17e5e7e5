from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "hearth.concerns"
    label = "concerns"

    def ready(self) -> None:
        from hearth.concerns import receivers  # noqa: F401  listens for the delivery of its own messages
        from hearth.concerns.professional import jobs  # noqa: F401  so that workers know the hourly job
