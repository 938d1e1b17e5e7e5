from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0006_who_completed")]
    operations = [
        migrations.AddField("assessment", "sudden_on", models.DateField(null=True)),
        migrations.AddField("assessment", "sudden_by", models.TextField(blank=True, default="", db_default="")),
    ]
