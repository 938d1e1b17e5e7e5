import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

import hearth.scope.models
import hearth.scope.opening


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0004_sealed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("holder_id", models.UUIDField(default=hearth.scope.opening.current_holder, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("number", models.TextField()),
                ("reason", models.TextField(blank=True)),
                ("by_id", models.UUIDField(null=True)),
                ("by_name", models.TextField()),
                ("begins", models.DateTimeField()),
                ("asked_by_id", models.UUIDField(null=True)),
                ("asked_by_name", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField(null=True)),
                ("why_lift", models.TextField(blank=True)),
                ("lifted_by_id", models.UUIDField(null=True)),
                ("lifted_by_name", models.TextField(blank=True)),
                ("ends", models.DateTimeField(null=True)),
                (
                    "family",
                    hearth.scope.models.HeldKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions",
                        to="families.family",
                    ),
                ),
            ],
            options={
                "db_table": "families_restriction",
                "constraints": [
                    models.UniqueConstraint(fields=("holder_id", "number"), name="one_closed_record_of_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("ends", None)), fields=("holder_id", "family"), name="closed_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_by_id", None),
                            models.Q(("lifted_by_id", models.F("asked_by_id")), _negated=True),
                            _connector="OR",
                        ),
                        name="a_restriction_is_lifted_by_a_second_person",
                    ),
                ],
            },
        ),
    ]
