from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("concerns", "0008_fewer_index_entries"),
    ]

    operations = [
        migrations.AddField(
            model_name="concern",
            name="reporter_agency_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("reporter_agency_id__isnull", False), models.Q(("way_back_hash", ""), _negated=True)
                ),
                fields=("reporter_agency_id", "idempotency_key"),
                name="one_report_a_key_of_an_agency",
            ),
        ),
    ]
