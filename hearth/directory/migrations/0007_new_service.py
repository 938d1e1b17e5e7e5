import django.db.models.deletion
from django.db import migrations, models

from hearth.scope.security import Grant


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_own_results")]

    operations = [
        migrations.CreateModel(
            name="NewService",
            fields=[
                ("service_id", models.UUIDField(primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.agency"
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.agency"
                    ),
                ),
            ],
            options={"db_table": "directory_new_service"},
        ),
        Grant("NewService"),
    ]
