from django.db import migrations

from hearth.scope.security import Secure

# A team may read the sharings that name it, in whoever's register they are: so it finds what is shared with it.
READ_BY_THE_TEAM = """
CREATE POLICY shared_read ON families_sharing FOR SELECT
USING (team_id::text = current_setting('hearth.team', true) AND NOT refused AND withdrawn_at IS NULL)
"""


class Migration(migrations.Migration):
    dependencies = [("families", "0007_sharing")]
    operations = [
        Secure("Contribution"),
        Secure("Agreement"),
        migrations.RunSQL(READ_BY_THE_TEAM, "DROP POLICY shared_read ON families_sharing"),
    ]
