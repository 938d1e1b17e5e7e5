import django.db.models.deletion
from django.db import migrations, models

import hearth.places.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ResponsibleBody",
            fields=[
                ("id", models.SlugField(max_length=80, primary_key=True, serialize=False)),
                ("number", models.SmallIntegerField(unique=True)),
                ("code", models.CharField(max_length=9, null=True)),
                ("name", models.CharField(max_length=200)),
                ("other_name", models.CharField(blank=True, max_length=200)),
                ("nation", models.CharField(max_length=20)),
                ("kind", models.CharField(blank=True, max_length=40)),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
            ],
            options={
                "verbose_name_plural": "responsible bodies",
            },
        ),
        migrations.CreateModel(
            name="PostcodeRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("name", models.CharField(max_length=200)),
                ("loaded_at", models.DateTimeField()),
                ("postcodes", models.IntegerField()),
                ("terminated", models.IntegerField()),
                ("unrouted", models.IntegerField()),
                ("current", models.BooleanField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)),
                        fields=("current",),
                        name="places_one_current_release",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Postcode",
            fields=[
                ("district", hearth.places.fields.AreaCodeField(null=True)),
                ("ward", hearth.places.fields.AreaCodeField(null=True)),
                ("lsoa21", hearth.places.fields.AreaCodeField(null=True)),
                ("latitude", hearth.places.fields.RealField(null=True)),
                ("longitude", hearth.places.fields.RealField(null=True)),
                ("terminated", models.IntegerField(null=True)),
                ("quality", models.SmallIntegerField(null=True)),
                ("large_user", models.BooleanField()),
                (
                    "postcode",
                    models.CharField(db_collation="C", max_length=7, primary_key=True, serialize=False),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="places.responsiblebody",
                        to_field="number",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BodyCode",
            fields=[
                ("code", models.CharField(max_length=9, primary_key=True, serialize=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="places.responsiblebody",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ContactRoute",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "anyone"),
                            ("professional", "professionals"),
                            ("child", "children and young people"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("phone", "telephone"), ("web", "web page"), ("email", "email")],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=300)),
                ("hours", models.CharField(blank=True, max_length=200)),
                ("days", models.CharField(default="12345", max_length=7)),
                ("opens", models.TimeField(null=True)),
                ("closes", models.TimeField(null=True)),
                ("out_of_hours", models.BooleanField(default=False)),
                ("verified_on", models.DateField()),
                ("verified_by", models.CharField(max_length=200)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_routes",
                        to="places.responsiblebody",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closes__isnull", True), ("opens__isnull", True)),
                            ("opens__lt", models.F("closes")),
                            _connector="OR",
                        ),
                        name="places_contactroute_opens_before_it_closes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stewardship",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("district", models.CharField(blank=True, max_length=9)),
                ("district_name", models.CharField(blank=True, max_length=200)),
                ("starts", models.DateField()),
                ("order", models.CharField(blank=True, max_length=100)),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hands_over",
                        to="places.responsiblebody",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="takes_over",
                        to="places.responsiblebody",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("predecessor", "district", "successor"), name="places_stewardship_once"
                    )
                ],
            },
        ),
    ]
