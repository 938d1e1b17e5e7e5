from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "hearth.post"
    label = "post"

    def ready(self) -> None:
        from hearth.post import inviting  # noqa: F401  (its receiver listens from here on)
