"""An agency's own versions are read by that agency alone; it may add to them, and change none."""

from django.db import migrations

from hearth.scope.security import Grant, Secure

OWN = "agency_id::text = current_setting('hearth.holder', true)"  # outside a scope: nobody's, and no error
READ_AND_ADD = f"""
ALTER TABLE practice_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY shipped ON practice_version FOR SELECT USING (agency_id IS NULL);
CREATE POLICY own_read ON practice_version FOR SELECT USING ({OWN});
CREATE POLICY own_add ON practice_version FOR INSERT WITH CHECK ({OWN});
"""
UNDO = """
DROP POLICY own_add ON practice_version;
DROP POLICY own_read ON practice_version;
DROP POLICY shipped ON practice_version;
ALTER TABLE practice_version DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("practice", "0003_own")]
    operations = [
        Secure("Proposal"),
        Secure("InUse"),
        Secure("Accreditation"),
        migrations.RunSQL(READ_AND_ADD, UNDO),
        Grant("PracticeVersion", "SELECT, INSERT"),
    ]
