"""What is kept from an agency is to its accounts and keys as if it had never been; by the way back in, too."""

from importlib import import_module

from django.db import migrations

follows = import_module("hearth.concerns.migrations.0021_way_back_follows")
hear = import_module("hearth.concerns.migrations.0023_professionals_hear")
files = import_module("hearth.concerns.migrations.0022_files_of_messages")
voices = import_module("hearth.concerns.migrations.0024_sent_once_and_voices")
since = follows.since

FROM_THE_TELLER = "way.kept_from_teller"
OF_THE_KEY = f"{FROM_THE_TELLER} OR way.kept_from_agency_id = agency"
OF_THE_ACCOUNT = f"""{FROM_THE_TELLER} OR EXISTS (
    SELECT FROM public.access_membership m JOIN public.access_team t ON t.id = m.team_id
    WHERE m.user_id = reporter AND t.agency_id = way.kept_from_agency_id)"""


def last_unless(kept: str) -> tuple[str, str]:
    """Of one worry: nothing, where any council that it went through keeps it from them."""
    return "FROM way ORDER BY step", f"FROM way WHERE NOT EXISTS (SELECT FROM way WHERE {kept}) ORDER BY step"


def lasts_unless(kept: str) -> tuple[str, str]:
    """Of a list: all but those."""
    return "FROM last ORDER BY", f"FROM last WHERE first_id NOT IN (SELECT first_id FROM way WHERE {kept}) ORDER BY"


def beside_unless(kept: str) -> tuple[str, str]:
    """What hangs on one worry: nothing, likewise."""
    return "GROUP BY m.written_by", f"WHERE NOT EXISTS (SELECT FROM way WHERE {kept}) GROUP BY m.written_by"


CHANGED = {
    "concerns_way_back(asked text, secret_hash text)": last_unless(FROM_THE_TELLER),
    "concerns_messages(asked text, secret_hash text)": beside_unless(FROM_THE_TELLER),
    "concerns_message_files(asked text, secret_hash text)": beside_unless(FROM_THE_TELLER),
    "concerns_voice(asked text, secret_hash text)": (since.MINE, f"{since.MINE} AND NOT c.kept_from_teller"),
    voices.COPIES: (
        "ORDER BY o.reference",
        f"WHERE NOT EXISTS (SELECT FROM way WHERE {FROM_THE_TELLER}) ORDER BY o.reference",
    ),
    follows.SENT_BY: last_unless(OF_THE_KEY),
    "concerns_reported_by(reporter uuid)": lasts_unless(OF_THE_ACCOUNT),
    "concerns_reported_from(address text)": lasts_unless(FROM_THE_TELLER),
}
BEFORE = follows.FUNCTIONS | hear.NOW | files.FUNCTIONS | voices.VOICE | {voices.COPIES: voices.ALL_COPIES}
AS_THEY_WERE = {name: BEFORE[name] for name in CHANGED}


def changed(name: str) -> str:
    before, after = CHANGED[name]
    assert AS_THEY_WERE[name].count(before) == 1, name
    return AS_THEY_WERE[name].replace(before, after)


class Migration(migrations.Migration):
    dependencies = [("concerns", "0025_kept_from"), ("access", "0011_pace")]
    operations = [
        migrations.RunSQL(
            [*since.gone(CHANGED), *since.made({name: changed(name) for name in CHANGED})],
            [*since.gone(CHANGED), *since.made(AS_THEY_WERE)],
        )
    ]
