"""An invented council with a triage team and one postcode, a report that reaches it, and keys to send it with."""

import json
from uuid import uuid4

SUBMIT = "/api/v1/concerns"  # where another system sends a report
SENDERS = 32  # agencies, each with a key of its own: a single key may not send so fast
ACCOUNT = (
    "The two little ones next door are out late most nights, and on Tuesday the smaller one asked me for bread. "
    "Their mum looks very low. I have not seen anybody else go in since the summer holidays."
)


def told(postcode: str, account: str = ACCOUNT) -> bytes:
    """A report as another system sends it."""
    children = [{"given_names": "Bea", "age": "about six"}]
    return json.dumps({"account": account, "lives_postcode": postcode, "children": children}).encode()


def lay_down_council(id: str, *, number: int, postcode: str) -> None:
    """In this home's database, made ready first; once is enough."""
    from hearth.config.commands import prepare_database

    prepare_database()
    from django.db import connections

    from hearth.access.models import Agency, Team

    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO places_responsiblebody (number, id, code, name, other_name, nation, kind) "
            "VALUES (%s, %s, NULL, %s, '', 'England', 'unitary') ON CONFLICT DO NOTHING",
            [number, id, id],
        )
        cursor.execute(
            "INSERT INTO places_postcoderelease (name, loaded_at, postcodes, terminated, unrouted, current) "
            "VALUES ('Invented', now(), 1, 0, 0, true) ON CONFLICT DO NOTHING"
        )
        cursor.execute(
            "INSERT INTO places_postcode (postcode, body_id, large_user) VALUES (%s, %s, false) ON CONFLICT DO NOTHING",
            [postcode.replace(" ", ""), number],
        )
    agency, _ = Agency.objects.get_or_create(
        name=id, defaults={"kind": "council", "is_holder": True, "body_id": id, "duty_email": "duty@example.org"}
    )
    Team.objects.get_or_create(agency=agency, name="Front Door", defaults={"kind": "triage"})


def senders(count: int = SENDERS) -> list[str]:
    """What so many agencies' systems send to show who they are."""
    return [f"Bearer {_a_key()}" for _ in range(count)]


def _a_key() -> str:
    """A key of an agency of its own, made as an administrator makes it."""
    from hearth.access.keys.actions import make_key
    from hearth.access.keys.rules import SEND_CONCERNS
    from hearth.access.models import Agency, Membership, Team, User
    from hearth.access.rules import ADMINISTRATOR
    from hearth.access.viewer import viewer_in
    from hearth.scope.opening import NOBODY, holder_scope
    from hearth.ui.days import today

    name = f"Bench School {uuid4()}"
    school = Team.objects.create(agency=Agency.objects.create(name=name, kind="school"), name="Office", kind="other")
    user = User.objects.create(email=f"{uuid4()}@example.org", name="Bench")
    by = viewer_in(Membership.objects.create(user=user, team=school, role=ADMINISTRATOR, starts=today()))
    with holder_scope(NOBODY):
        return make_key(name=name, scopes=[SEND_CONCERNS], expires_on=today(), by=by).secret
