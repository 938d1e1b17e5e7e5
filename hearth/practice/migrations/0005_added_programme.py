"""Programmes that agencies add, with the row that says which version counts: read by all, written by their agency."""

import django.db.models.deletion
from django.db import migrations, models

from hearth.scope.security import Grant

OWN = "agency_id::text = current_setting('hearth.holder', true)"  # outside a scope: nobody's, and no error
READ_BY_ALL = f"""
ALTER TABLE practice_added_programme ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody ON practice_added_programme FOR SELECT USING (true);
CREATE POLICY own_add ON practice_added_programme FOR INSERT WITH CHECK ({OWN});
CREATE POLICY own_change ON practice_added_programme FOR UPDATE USING ({OWN}) WITH CHECK ({OWN});
CREATE POLICY added_read ON practice_version FOR SELECT USING (
    kind = 'programme' AND agency_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM practice_added_programme added
        WHERE added.practice_id = practice_version.practice_id AND added.agency_id = practice_version.agency_id
    )
);
"""
UNDO = """
DROP POLICY added_read ON practice_version;
DROP POLICY own_change ON practice_added_programme;
DROP POLICY own_add ON practice_added_programme;
DROP POLICY everybody ON practice_added_programme;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_granted"), ("practice", "0004_own_held")]
    operations = [
        migrations.CreateModel(
            name="AddedProgramme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("practice_id", models.TextField(unique=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.agency"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practice.practiceversion"
                    ),
                ),
            ],
            options={"db_table": "practice_added_programme", "verbose_name_plural": "programmes added"},
        ),
        migrations.RunSQL(READ_BY_ALL, UNDO),
        Grant("AddedProgramme", "SELECT, INSERT, UPDATE"),
    ]
