from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("worklist", "0002_held")]
    operations = [
        migrations.AddField("item", "family_id", models.UUIDField(null=True)),
        migrations.AddIndex("item", models.Index(fields=["holder_id", "family_id"], name="to_do_about_a_family")),
    ]
