import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import hearth.scope.opening


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0008_directory_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="ManyOpenings",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("holder_id", models.UUIDField(default=hearth.scope.opening.current_holder, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("user_text", models.TextField()),
                ("at", models.DateTimeField()),
                ("opened", models.IntegerField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("looked_by_name", models.TextField(blank=True)),
                ("looked_at", models.DateTimeField(null=True)),
                ("found", models.TextField(blank=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["holder_id", "user", "at"], name="many_openings_of_somebody")],
            },
        ),
    ]
