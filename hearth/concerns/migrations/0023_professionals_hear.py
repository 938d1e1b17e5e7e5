"""A professional may say that no email shall tell them of a decision; and sees what every council told has decided."""

from importlib import import_module

from django.db import migrations, models

since = import_module("hearth.concerns.migrations.0018_what_reporters_may_read")
follows = import_module("hearth.concerns.migrations.0021_way_back_follows")

# A second council's copy has no secret of its own. What went on to a council that took over is found from the first.
ANY_COUNCILS = "c.came_from_id IS NULL"
BEFORE = {name: code for name, code in follows.FUNCTIONS.items() if follows.ALL_OWN in code}
NOW = {name: code.replace(follows.ALL_OWN, ANY_COUNCILS) for name, code in BEFORE.items()}


class Migration(migrations.Migration):
    dependencies = [("concerns", "0022_files_of_messages")]
    operations = [
        migrations.AddField("concern", "tell_decision", models.BooleanField(default=True, db_default=True)),
        migrations.RunSQL(
            [*since.gone(NOW), *since.made(NOW)],
            [*since.gone(NOW), *since.made(BEFORE)],
        ),
    ]
