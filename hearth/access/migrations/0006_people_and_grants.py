import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import hearth.scope.opening


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_duty_webhook"),
    ]

    operations = [
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("holder_id", models.UUIDField(default=hearth.scope.opening.current_holder, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("family_id", models.UUIDField()),
                ("user_text", models.TextField()),
                ("reason", models.TextField()),
                ("begins", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("justified", models.BooleanField(null=True)),
                ("review", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("hash", models.TextField(unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="KeptWriting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("path", models.TextField()),
                ("sealed", models.BinaryField()),
                ("kept_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="agency",
            name="idle_minutes",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="agency",
            name="session_hours",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="ended_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="given_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="team",
            name="closed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="sessions_from",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.TextField(
                choices=[
                    ("triage_worker", "Triage worker"),
                    ("triage_manager", "Duty manager"),
                    ("key_worker", "Key worker"),
                    ("supervisor", "Supervisor"),
                    ("service_manager", "Service manager"),
                    ("professional", "Professional who refers"),
                    ("partner", "Partner agency"),
                    ("evaluator", "Commissioner or evaluator"),
                    ("auditor", "Auditor"),
                    ("administrator", "Administrator"),
                    ("support", "Support"),
                ]
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("given_by__isnull", True), models.Q(("given_by", models.F("user")), _negated=True), _connector="OR"
                ),
                name="nobody_gives_themselves_a_role",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="reviewed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="grants", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="keptwriting",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="grant",
            index=models.Index(fields=["holder_id", "user", "until"], name="grants_in_force"),
        ),
        migrations.AddIndex(
            model_name="grant",
            index=models.Index(fields=["holder_id", "reviewed_at", "begins"], name="grants_to_review"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewed_by__isnull", True),
                    models.Q(("reviewed_by", models.F("user")), _negated=True),
                    _connector="OR",
                ),
                name="grants_are_reviewed_by_somebody_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewed_at__isnull", True), models.Q(("review", ""), _negated=True), _connector="OR"
                ),
                name="reviewed_with_reasons",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="granted_for_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="keptwriting",
            constraint=models.UniqueConstraint(fields=("user", "path"), name="one_writing_kept_of_a_page"),
        ),
    ]
