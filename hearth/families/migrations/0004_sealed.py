from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("families", "0003_family_key")]
    operations = [
        migrations.AddField(model, "sealed_at", models.DateTimeField(null=True)) for model in ("family", "person")
    ]
