from django.db import migrations

from hearth.scope.security import HOLDER

REFERRAL, STATE = "referrals_service_referral", "referrals_state"
ASKED = HOLDER.replace("holder_id", "to_holder_id", 1)

MOVES = [
    ("sent", "received"),
    ("sent", "withdrawn"),
    ("sent", "accepted"),  # these two by the version before this one, while both run
    ("sent", "declined"),
    ("received", "information_asked"),
    ("received", "accepted"),
    ("received", "declined"),
    ("received", "withdrawn"),
    ("information_asked", "information_given"),
    ("information_asked", "accepted"),
    ("information_asked", "declined"),
    ("information_asked", "withdrawn"),
    ("information_given", "information_asked"),
    ("information_given", "accepted"),
    ("information_given", "declined"),
    ("information_given", "withdrawn"),
    ("accepted", "waiting"),
    ("accepted", "started"),
    ("accepted", "not_engaged"),
    ("accepted", "withdrawn"),
    ("waiting", "started"),
    ("waiting", "not_engaged"),
    ("waiting", "withdrawn"),
    ("started", "not_engaged"),
    ("started", "ended"),
]
ASKERS = "('sent', 'information_given', 'withdrawn')"
ALLOWED = ", ".join(f"'{before} {after}'" for before, after in MOVES)

# Whoever is asked changes the state alone; either side makes only its own moves; nobody any other move.
MOVES_ONLY = f"""
    CREATE OR REPLACE FUNCTION referrals_answer_only() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog AS $$
    DECLARE
        mine boolean := OLD.holder_id = current_setting('hearth.holder')::uuid;
    BEGIN
        IF NOT mine AND to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state' THEN
            RAISE EXCEPTION 'Whoever is asked may answer a referral, and change nothing else in it.';
        END IF;
        IF NEW.holder_id <> OLD.holder_id OR NEW.to_holder_id <> OLD.to_holder_id THEN
            RAISE EXCEPTION 'A referral never changes hands. Make another.';
        END IF;
        IF NEW.state <> OLD.state THEN
            IF (OLD.state || ' ' || NEW.state) NOT IN ({ALLOWED}) THEN
                RAISE EXCEPTION 'A referral that is % cannot become %.', OLD.state, NEW.state;
            END IF;
            IF OLD.to_holder_id <> OLD.holder_id AND mine <> (NEW.state IN {ASKERS}) THEN
                RAISE EXCEPTION 'This move is the other agency''s.';
            END IF;
        END IF;
        RETURN NEW;
    END $$
"""
ENTERED_BY_THE_ASKED = f"""
    DROP POLICY asked_enter ON {STATE};
    CREATE POLICY asked_enter ON {STATE} FOR INSERT WITH CHECK ({ASKED} AND state NOT IN {ASKERS} AND EXISTS (
        SELECT 1 FROM {REFERRAL} referral
        WHERE referral.id = referral_id AND referral.holder_id = {STATE}.holder_id
          AND referral.to_holder_id = {STATE}.to_holder_id))
"""
NEVER_EDITED = f"""
    CREATE FUNCTION referrals_state_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
    BEGIN
        RAISE EXCEPTION 'A state of a referral is never edited. Enter the next one.';
    END $$;
    CREATE TRIGGER state_stays BEFORE UPDATE ON {STATE} FOR EACH ROW EXECUTE FUNCTION referrals_state_stays()
"""


class Migration(migrations.Migration):
    dependencies = [("referrals", "0003_every_state")]
    operations = [
        migrations.RunSQL(statement, migrations.RunSQL.noop)
        for statement in [MOVES_ONLY, ENTERED_BY_THE_ASKED, NEVER_EDITED]
    ]
