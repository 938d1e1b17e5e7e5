from typing import Any

from django.db import migrations, models

from hearth.families.rules import name_key

WITH_NAMES = ["Person", "PersonName"]


def fold(apps: Any, schema_editor: Any) -> None:
    """The owner walks past row-level security: everybody's names, whoever holds them."""
    for model in WITH_NAMES:
        rows = apps.get_model("families", model).objects.using(schema_editor.connection.alias)
        for family_name in rows.values_list("family_name", flat=True).distinct():
            rows.filter(family_name=family_name).update(family_key=name_key("", family_name))


def index(model: str, name: str) -> migrations.AddIndex:
    return migrations.AddIndex(model, models.Index(fields=["holder_id", "family_key"], name=name))


class Migration(migrations.Migration):
    dependencies = [("families", "0002_held")]
    operations = [
        *(
            migrations.AddField(model, "family_key", models.TextField(blank=True, db_default=""))
            for model in WITH_NAMES
        ),
        migrations.RunPython(fold, migrations.RunPython.noop),
        index("person", "people_by_family_name"),
        index("personname", "former_family_names"),
    ]
