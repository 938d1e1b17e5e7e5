from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("files", "0003_narrow_functions")]
    operations = [
        migrations.AddIndex(
            "attachment",
            models.Index(
                fields=["holder_id", "id"], name="files_not_scanned", condition=models.Q(scanned_at__isnull=True)
            ),
        )
    ]
