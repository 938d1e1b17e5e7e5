from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="PracticeVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("kind", models.TextField()),
                ("practice_id", models.TextField()),
                ("version", models.TextField()),
                ("hash", models.TextField()),
                ("body", models.JSONField()),
                ("title", models.TextField()),
                ("author", models.TextField()),
                ("source", models.TextField()),
                ("licence", models.TextField()),
                ("loaded_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "db_table": "practice_version",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "practice_id", "hash"), name="one_row_a_content"),
                    models.UniqueConstraint(fields=("kind", "practice_id", "version"), name="one_content_a_version"),
                ],
            },
        ),
    ]
