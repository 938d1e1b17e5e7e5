from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0005_supervision_held")]
    operations = [
        migrations.AddField("assessment", "completed_by_id", models.UUIDField(null=True)),
        migrations.AddField("driftalarm", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "driftalarm",
            models.UniqueConstraint(
                fields=["assessment", "subject", "score"],
                condition=models.Q(answered_at__isnull=True),
                name="one_unanswered_alarm_a_score",
            ),
        ),
        migrations.RemoveConstraint("driftalarm", "one_alarm_a_score"),
    ]
