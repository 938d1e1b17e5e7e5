import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

import hearth.scope.models
import hearth.scope.opening


class Migration(migrations.Migration):
    dependencies = [
        ("triage", "0014_kept_from_an_agency"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChallengeLevels",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("holder_id", models.UUIDField(default=hearth.scope.opening.current_holder, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("levels", models.JSONField(default=list)),
                ("why", models.TextField()),
                ("set_by", models.TextField()),
                ("set_by_id", models.UUIDField()),
                ("set_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "challenge levels",
                "db_table": "triage_challenge_levels",
                "indexes": [models.Index(fields=["holder_id", "set_at", "id"], name="challenge_levels_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="levels_set_for_a_reason"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="challenge",
            name="levels",
            field=hearth.scope.models.HeldKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="challenges",
                to="triage.challengelevels",
            ),
        ),
    ]
