from django.db import migrations

from hearth.scope.security import Secure

# Checked at the end of a transaction, when a handover has both ended one period and begun the next. It runs as the
# owner, because the scope in which the rows were written may be closed by then; it looks at one episode by its id.
UNBROKEN = """
CREATE FUNCTION casework_key_worker_unbroken() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
DECLARE
    work uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.episode_id ELSE NEW.episode_id END;
BEGIN
    IF EXISTS (SELECT FROM casework_episode WHERE id = work AND closed IS NULL)
       AND NOT EXISTS (SELECT FROM casework_key_worker WHERE episode_id = work AND ends IS NULL) THEN
        RAISE EXCEPTION 'Open work has no key worker.' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'a_key_worker_at_all_times';
    END IF;
    IF EXISTS (SELECT FROM (SELECT starts, lag(ends) OVER (ORDER BY starts, ends NULLS LAST) AS before,
                                   row_number() OVER (ORDER BY starts, ends NULLS LAST) AS place
                              FROM casework_key_worker WHERE episode_id = work) period
                WHERE place > 1 AND starts IS DISTINCT FROM before) THEN
        RAISE EXCEPTION 'Between two key workers is a gap, or both were there at once.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_key_worker_at_all_times';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER a_key_worker_at_all_times AFTER INSERT OR UPDATE OR DELETE ON casework_key_worker
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_key_worker_unbroken();
"""
UNDO = """
DROP TRIGGER a_key_worker_at_all_times ON casework_key_worker;
DROP FUNCTION casework_key_worker_unbroken();
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0007_plan_reviews_moves_and_team")]
    operations = [
        *(Secure(model) for model in ("PlanVersion", "Signature", "Chase", "AreaLeft", "ReviewPerson", "Contribution")),
        *(Secure(model) for model in ("Move", "TeamMember", "FollowUpTry", "Risk")),
        migrations.RunSQL(UNBROKEN, UNDO),
    ]
