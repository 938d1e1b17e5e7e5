"""A new report pays for each index: one that only LIKE could use goes, and what waits stands in `triage_queue` alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("concerns", "0007_floods_counted"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="concern",
            name="concerns_by_clock",
        ),
        migrations.AlterField(
            model_name="concern",
            name="reference",
            field=models.TextField(),
        ),
        migrations.AddIndex(
            model_name="concern",
            index=models.Index(
                condition=models.Q(("decided_at__isnull", False)),
                fields=["holder_id", "decided_at", "id"],
                name="concerns_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.UniqueConstraint(fields=("reference",), name="one_reference"),
        ),
    ]
