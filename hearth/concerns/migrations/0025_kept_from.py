from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("concerns", "0024_sent_once_and_voices")]

    operations = [
        migrations.AddField(
            model_name="concern",
            name="kept_from_agency_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="concern",
            name="kept_from_teller",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
