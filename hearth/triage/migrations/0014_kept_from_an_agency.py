import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0011_pace"),
        ("concerns", "0026_kept_from_its_agency"),
        ("triage", "0013_likely_same_held"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="kept_from_agency",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.agency",
            ),
        ),
    ]
