import django.db.models.deletion
import django.utils.timezone
import uuid_utils.compat
from django.db import migrations, models

import hearth.scope.models
import hearth.scope.opening


class Migration(migrations.Migration):
    dependencies = [
        ("post", "0002_held"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("holder_id", models.UUIDField(default=hearth.scope.opening.current_holder, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("at", models.DateTimeField()),
                ("channel", models.TextField()),
                ("problem", models.TextField(blank=True)),
            ],
            options={
                "db_table": "post_attempt",
                "ordering": ("at", "id"),
            },
        ),
        migrations.AddField(
            model_name="message",
            name="dealt_with_by",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="message",
            name="how_dealt_with",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="message",
            name="kind",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="message",
            name="next_try_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name="message",
            name="told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="urgent",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="message",
            name="state",
            field=models.TextField(
                choices=[
                    ("waiting", "Waiting"),
                    ("sent", "Sent"),
                    ("undelivered", "Could not be delivered"),
                    ("dealt_with", "Dealt with by a person"),
                ],
                default="waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["holder_id", "about_id"], name="post_by_what_it_is_about"),
        ),
        migrations.AddField(
            model_name="attempt",
            name="message",
            field=hearth.scope.models.HeldKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tried",
                to="post.message",
            ),
        ),
    ]
