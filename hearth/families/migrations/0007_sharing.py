import django.contrib.postgres.fields
import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

import hearth.scope.models
import hearth.scope.opening


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0006_restriction_held"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("holder_id", models.UUIDField(default=hearth.scope.opening.current_holder, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("to_what", models.TextField()),
                ("given", models.DateField()),
                ("noted_by_name", models.TextField()),
                ("withdrawn", models.DateField(null=True)),
                ("withdrawn_words", models.TextField(blank=True)),
                ("looked_at", models.DateTimeField(null=True)),
                ("looked_by_name", models.TextField(blank=True)),
                ("risk", models.TextField(blank=True)),
            ],
            options={
                "db_table": "families_agreement",
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("holder_id", models.UUIDField(default=hearth.scope.opening.current_holder, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("happened", models.DateField()),
                ("words", models.TextField()),
                ("by_id", models.UUIDField()),
                ("by_name", models.TextField()),
                ("agency_name", models.TextField()),
                ("read_by_name", models.TextField(blank=True)),
                ("read_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "families_contribution",
            },
        ),
        migrations.AddField(
            model_name="sharing",
            name="by_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="sharing",
            name="by_name",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="sharing",
            name="items",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
        ),
        migrations.AddField(
            model_name="sharing",
            name="team_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="sharing",
            name="until",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="sharing",
            name="why_withdrawn",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="sharing",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="sharing",
            name="withdrawn_by_name",
            field=models.TextField(blank=True),
        ),
        migrations.AddIndex(
            model_name="sharing",
            index=models.Index(fields=["holder_id", "family", "on"], name="sharings_of_a_family"),
        ),
        migrations.AddIndex(
            model_name="sharing",
            index=models.Index(
                condition=models.Q(("withdrawn_at", None)), fields=["team_id", "until", "id"], name="shared_with_a_team"
            ),
        ),
        migrations.AddConstraint(
            model_name="sharing",
            constraint=models.CheckConstraint(
                condition=models.Q(("team_id", None), ("until__isnull", False), _connector="OR"),
                name="opened_until_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharing",
            constraint=models.CheckConstraint(
                condition=models.Q(("refused", False), ("team_id", None), _connector="OR"),
                name="what_is_refused_opens_nothing",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="family",
            field=hearth.scope.models.HeldKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="families.family",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="person",
            field=hearth.scope.models.HeldKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="families.person",
            ),
        ),
        migrations.AddField(
            model_name="contribution",
            name="family",
            field=hearth.scope.models.HeldKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contributions",
                to="families.family",
            ),
        ),
        migrations.AddField(
            model_name="contribution",
            name="sharing",
            field=hearth.scope.models.HeldKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contributions",
                to="families.sharing",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["holder_id", "family"], name="agreements_of_a_family"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn", None), ("withdrawn__gte", models.F("given")), _connector="OR"),
                name="agreed_before_it_was_withdrawn",
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["holder_id", "sharing"], name="contributions_to_a_sharing"),
        ),
    ]
