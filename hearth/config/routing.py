"""Only the owner migrates; the application reads and writes."""

from typing import Any


class OwnerMigrates:
    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "owner"

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True
