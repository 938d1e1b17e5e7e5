"""A message is sent once; whoever comes back is spoken to in their own voice, and sees every council that has a copy."""

from importlib import import_module
from typing import Any

from django.db import migrations, models

since = import_module("hearth.concerns.migrations.0018_what_reporters_may_read")
follows = import_module("hearth.concerns.migrations.0021_way_back_follows")

COPIES = "concerns_copies(asked text, secret_hash text)"
# The copies of one's own report that other councils have, however many; also of one that a council took over.
ALL_COPIES = f"""
    RETURNS TABLE (
        body_id text, received_at timestamptz, acknowledged_at timestamptz, decision_due timestamptz,
        decided_at timestamptz, public_answer text
    ) {since.READING} AS $$
        {follows.BY_SECRET}
        SELECT o.body_id, o.received_at, o.acknowledged_at, o.decision_due, o.decided_at, o.public_answer
        FROM way
        CROSS JOIN generate_series(2, 9) number
        JOIN public.concerns_concern o ON o.reference = way.reference || '-' || number
        ORDER BY o.reference
    $$"""
VOICE = {
    # By which door they came, so that a child is answered as a child.
    "concerns_voice(asked text, secret_hash text)": f"""
        RETURNS TABLE (route text, about_self boolean) {since.READING} AS $$
            SELECT c.route, c.about_self FROM public.concerns_concern c WHERE {since.MINE}
        $$""",
}


def sent_once(model: str, of: str, name: str) -> list[Any]:
    return [
        migrations.AddField(model, "idempotency_key", models.TextField(blank=True, default="", db_default="")),
        migrations.AddConstraint(
            model,
            models.UniqueConstraint(
                fields=["holder_id", of, "idempotency_key"], name=name, condition=~models.Q(idempotency_key="")
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("concerns", "0023_professionals_hear")]
    operations = [
        *sent_once("message", "concern", "one_message_a_key"),
        *sent_once("adviceentry", "request", "one_entry_a_key"),
        migrations.RunSQL(
            [f"CREATE OR REPLACE FUNCTION {COPIES} {ALL_COPIES}", *since.made(VOICE)],
            [f"CREATE OR REPLACE FUNCTION {COPIES} {since.NEW[COPIES]}", *since.gone(VOICE)],
        ),
    ]
