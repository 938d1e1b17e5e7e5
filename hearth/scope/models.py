"""What every case row has in common."""

from typing import Any

from django.db import models
from uuid_utils.compat import uuid7

from hearth.scope.opening import current_holder


class HeldModel(models.Model):
    """A row that belongs to a holder: the agency whose register it is in. It never changes holder."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    holder_id = models.UUIDField(default=current_holder, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class HeldKey(models.ForeignKey):  # type: ignore[type-arg]
    """A foreign key between case rows. `Secure` lays it as (holder_id, x_id), so both ends have one holder."""

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **options: Any) -> None:
        options["db_constraint"] = False
        super().__init__(to, on_delete=on_delete, **options)
