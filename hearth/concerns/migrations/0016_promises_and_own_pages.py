import uuid_utils.compat
from django.db import migrations, models

import hearth.scope.opening


class Migration(migrations.Migration):
    dependencies = [
        ("concerns", "0015_visits_are_logged_too"),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnPage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("holder_id", models.UUIDField(default=hearth.scope.opening.current_holder, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "part",
                    models.TextField(
                        choices=[
                            ("routes", "How to reach you"),
                            ("promises", "What you promise"),
                            ("templates", "What you write"),
                            ("wording", "Your public page"),
                        ]
                    ),
                ),
                ("version", models.IntegerField()),
                ("content", models.JSONField()),
                ("written_by", models.TextField()),
                ("written_by_id", models.UUIDField()),
                ("published_at", models.DateTimeField(null=True)),
                ("published_by", models.TextField(blank=True)),
            ],
            options={
                "db_table": "concerns_own_page",
            },
        ),
        migrations.CreateModel(
            name="WrongSecret",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference_hash", models.TextField()),
                ("source_hash", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "concerns_wrong_secret",
            },
        ),
        migrations.AddField(
            model_name="concern",
            name="acknowledged_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="concern",
            name="language",
            field=models.TextField(default="en"),
        ),
        migrations.AddField(
            model_name="concern",
            name="reporter_told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="read_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="concern",
            index=models.Index(
                condition=models.Q(("reporter_told_at", None), models.Q(("reporter_email", ""), _negated=True)),
                fields=["holder_id", "received_at"],
                name="reporters_to_be_told",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownpage",
            constraint=models.UniqueConstraint(fields=("holder_id", "part", "version"), name="one_version_of_a_part"),
        ),
        migrations.AddIndex(
            model_name="wrongsecret",
            index=models.Index(fields=["source_hash", "at"], name="wrong_by_source"),
        ),
        migrations.AddIndex(
            model_name="wrongsecret",
            index=models.Index(fields=["reference_hash", "at"], name="wrong_by_reference"),
        ),
    ]
