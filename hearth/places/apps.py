from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class PlacesConfig(AppConfig):
    name = "hearth.places"
    label = "places"

    def ready(self) -> None:
        post_migrate.connect(bring_bodies_up_to_date, sender=self)


def bring_bodies_up_to_date(*, using: str, **_: Any) -> None:
    """A migrated database knows its responsible bodies; a newer Hearth brings the newer ones."""
    from hearth.places.reference.loading import OWNER, load_reference

    has_tables = "places_stewardship" in connections[using].introspection.table_names()
    if using == OWNER and has_tables:  # no table is left after migrating back to nothing
        load_reference()
