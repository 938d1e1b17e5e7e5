"""Most items are about no family yet: they need no place in the index of families."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("worklist", "0003_about_a_family"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="item",
            name="to_do_about_a_family",
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                condition=models.Q(("family_id__isnull", False)),
                fields=["holder_id", "family_id"],
                name="to_do_about_a_family",
            ),
        ),
    ]
