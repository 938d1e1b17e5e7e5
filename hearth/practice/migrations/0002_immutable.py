"""What was once loaded stays as it was: the application reads, the owner adds, nobody changes or takes away."""

from django.db import migrations

from hearth.scope.security import Grant

REFUSE = """
CREATE FUNCTION practice_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A practice version never changes: % is refused. Load a new version instead.', TG_OP;
END $$;
CREATE TRIGGER practice_version_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON practice_version
    FOR EACH STATEMENT EXECUTE FUNCTION practice_refuse();
"""
ALLOW = """
DROP TRIGGER practice_version_never_changes ON practice_version;
DROP FUNCTION practice_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("practice", "0001_initial")]
    operations = [Grant("PracticeVersion", "SELECT"), migrations.RunSQL(REFUSE, ALLOW)]
