from typing import Any

from django.db import migrations
from django.utils import timezone

from hearth.families.restricting.rules import new_number
from hearth.scope.security import Secure


def number(apps: Any, schema_editor: Any) -> None:
    """Records that were closed before numbers were given have one too. The owner walks past row-level security."""
    using = schema_editor.connection.alias
    restrictions = apps.get_model("families", "Restriction").objects.using(using)
    for family in apps.get_model("families", "Family").objects.using(using).filter(restricted=True):
        told = {"number": new_number(), "by_name": "Hearth itself", "begins": timezone.now()}
        restrictions.get_or_create(holder_id=family.holder_id, family=family, ends=None, defaults=told)


class Migration(migrations.Migration):
    dependencies = [("families", "0005_restriction")]
    operations = [Secure("Restriction"), migrations.RunPython(number, migrations.RunPython.noop)]
