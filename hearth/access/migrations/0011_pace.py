from django.db import migrations, models

from hearth.scope.security import Grant

# A crash may empty it: each key then has a full measure again. In exchange a count is never waited for.
NOT_LOGGED = "ALTER TABLE access_keypace SET UNLOGGED"
LOGGED = "ALTER TABLE access_keypace SET LOGGED"


class Migration(migrations.Migration):
    dependencies = [("access", "0010_many_openings_held")]
    operations = [
        migrations.AddField("apikey", "asked_to_wait_on", models.DateField(null=True)),
        migrations.CreateModel(
            name="KeyPace",
            fields=[
                ("key_id", models.UUIDField(primary_key=True, serialize=False)),
                ("remaining", models.FloatField()),
                ("granted", models.IntegerField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(NOT_LOGGED, LOGGED),
        Grant("KeyPace", "SELECT, INSERT, UPDATE, DELETE"),
    ]
