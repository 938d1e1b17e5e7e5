from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0004_granted_keys"),
    ]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="decide_within",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="agency",
            name="duty_webhook",
            field=models.TextField(blank=True),
        ),
    ]
