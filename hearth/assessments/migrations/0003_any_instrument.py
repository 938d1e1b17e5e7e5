"""Any instrument's answers, not grades alone: what was said is text, and a profile may be a family's or a carer's.

The column `value` stays in the table, empty from now on, until no release that reads it is running any more.
"""

import django.db.models.deletion
from django.db import migrations, models

import hearth.scope.models

SAID = "UPDATE assessments_grade SET said = value::text WHERE value IS NOT NULL AND said = ''"


class Migration(migrations.Migration):
    dependencies = [("assessments", "0002_held"), ("families", "0002_held")]
    operations = [
        migrations.AddField("assessment", "informant", models.TextField(blank=True, default="", db_default="")),
        migrations.AddField("assessment", "signed_at", models.DateTimeField(null=True)),
        migrations.AlterField(
            "subject",
            "child",
            hearth.scope.models.HeldKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assessed_as_child",
                to="families.person",
            ),
        ),
        migrations.AddField("grade", "said", models.TextField(blank=True, default="", db_default="")),
        migrations.AddField("grade", "source", models.TextField(blank=True, default="", db_default="")),
        migrations.RemoveConstraint("grade", "a_grade_or_a_reason"),
        migrations.RemoveConstraint("grade", "no_empty_answer"),
        migrations.RunSQL(SAID, migrations.RunSQL.noop),
        migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("grade", "value")]),
        migrations.AddConstraint(
            "grade",
            models.CheckConstraint(
                condition=models.Q(("said", ""), ("missing", ""), _connector="OR"), name="an_answer_or_a_reason"
            ),
        ),
    ]
