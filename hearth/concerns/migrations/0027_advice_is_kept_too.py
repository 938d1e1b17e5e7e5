"""Advice that became a worry is kept from an agency with it; and whoever comes by a link is asked where they work."""

from importlib import import_module

from django.db import migrations, models

advice = import_module("hearth.concerns.migrations.0014_advice_held")
follows = import_module("hearth.concerns.migrations.0021_way_back_follows")
kept_from = import_module("hearth.concerns.migrations.0026_kept_from_its_agency")
since = follows.since

# Somebody with an account there who has a link sent instead of signing in.
OF_THE_ADDRESS = f"""{kept_from.FROM_THE_TELLER} OR EXISTS (
    SELECT FROM public.access_user u
    JOIN public.access_membership m ON m.user_id = u.id JOIN public.access_team t ON t.id = m.team_id
    WHERE lower(u.email) = lower(address) AND t.agency_id = way.kept_from_agency_id)"""
OF_THE_ASKER = f"{kept_from.OF_THE_ACCOUNT.replace('m.user_id = reporter', 'm.user_id = asker')} OR {OF_THE_ADDRESS}"


def unless(kept: str) -> str:
    """Not where any council that the question went through, once it was a worry, keeps it from them."""
    way = follows.WAY.format(told="c.holder_id = a.holder_id AND c.id = a.concern_id")
    return f"NOT EXISTS ({way} SELECT FROM way WHERE {kept})"


BY_SECRET = "a.way_back_hash = secret_hash AND secret_hash <> ''"
BY_SECRET_UNLESS = (BY_SECRET, f"{BY_SECRET} AND {unless(kept_from.FROM_THE_TELLER)}")
FROM_A_LINK = "concerns_reported_from(address text)"
ASKED_BY = "a.reporter_user_id = asker OR (a.reporter_work_address = address AND address <> '')"
CHANGED = {
    "advice_way_back(asked text, secret_hash text)": BY_SECRET_UNLESS,
    "advice_entries(asked text, secret_hash text)": BY_SECRET_UNLESS,
    "advice_asked_by(asker uuid, address text)": (ASKED_BY, f"({ASKED_BY}) AND {unless(OF_THE_ASKER)}"),
    FROM_A_LINK: (f"WHERE {kept_from.FROM_THE_TELLER})", f"WHERE {OF_THE_ADDRESS})"),
}


def whole(body: str) -> str:
    """As 0014 makes them: how they run stands before what they do."""
    return body.replace("AS $$", f"{advice.DEFINER} AS $$", 1)


AS_THEY_WERE = {name: whole(body) for name, body in advice.FUNCTIONS.items() if name in CHANGED} | {
    FROM_A_LINK: kept_from.changed(FROM_A_LINK)
}


def changed(name: str) -> str:
    before, after = CHANGED[name]
    assert AS_THEY_WERE[name].count(before) == 1, name
    return AS_THEY_WERE[name].replace(before, after)


class Migration(migrations.Migration):
    dependencies = [("concerns", "0026_kept_from_its_agency")]
    operations = [
        migrations.AddField("concern", "confined", models.BooleanField(default=False, db_default=False)),
        migrations.RunSQL(
            [*since.gone(CHANGED), *since.made({name: changed(name) for name in CHANGED})],
            [*since.gone(CHANGED), *since.made(AS_THEY_WERE)],
        ),
    ]
