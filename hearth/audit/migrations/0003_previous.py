from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [migrations.AddField("audithead", "previous", models.TextField(default=""))]
