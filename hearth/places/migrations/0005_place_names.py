import django.db.models.deletion
from django.db import migrations, models

import hearth.places.fields

APPLICATION = "hearth_app"


class Migration(migrations.Migration):
    """Towns, villages and parishes by name: the application reads them, the owner loads them."""

    dependencies = [("places", "0004_split_grants")]

    operations = [
        migrations.CreateModel(
            name="PlaceName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("plain", models.CharField(db_collation="C", max_length=200)),
                ("district", hearth.places.fields.AreaCodeField(null=True)),
                ("postcodes", models.IntegerField()),
                (
                    "body",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="places.responsiblebody",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["plain"], name="places_by_plain_name")]},
        ),
        migrations.RunSQL(f"GRANT SELECT ON places_placename TO {APPLICATION}", migrations.RunSQL.noop),
    ]
