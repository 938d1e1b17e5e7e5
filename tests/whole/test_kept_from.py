"""An allegation kept from the agency it names: whoever told of it there is told what they would be had it never been.

Every staff page × this state is in `states.py`; here is what is open to the public, where only their own is shown.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from uuid_utils.compat import uuid7

from hearth.access.keys.actions import make_key
from hearth.access.keys.rules import SCOPES
from hearth.concerns.models import Concern
from hearth.concerns.professional.referral import begin, find, was_sent
from hearth.concerns.professional.referrer import Referrer
from hearth.concerns.tests.api import System
from hearth.scope.opening import holder_scope
from hearth.triage.actions.deciding import decide
from hearth.triage.rules.deciding import Choice
from hearth.ui.days import today
from tests.cast import Cast
from tests.whole.test_counts_do_not_leak import TOKEN
from tests.whole.visiting import Visitor
from tests.world import open_world

NEVER_WAS = "HTH-2346-7892"
ACCUSED = Choice(
    level="universal", outcome="allegation_against_professional", reasons="She was shut in a cupboard by a teacher."
)


def pages(reference: str, draft: Any) -> list[tuple[str, str]]:
    return [
        ("GET", reverse("triage:disagree", args=[reference])),
        ("POST", reverse("triage:disagree", args=[reference])),
        ("GET", reverse("concerns:refer_sent", args=[draft])),
        ("GET", reverse("concerns:refer_copy", args=[draft])),
        ("GET", reverse("concerns:refer_tasks", args=[draft])),
        ("GET", reverse("concerns:refer_check", args=[draft])),
    ]


def answers(pia: Visitor, reference: str, draft: Any) -> list[tuple[int, bytes, str]]:
    """Each answer, without what the address itself says."""
    found = [pia.ask(method, page) for method, page in pages(reference, draft)]
    said = [each.body.replace(reference.encode(), b"").replace(str(draft).encode(), b"") for each in found]
    return [
        (each.status, TOKEN.sub(b"", body), each.headers.get("Location", ""))
        for each, body in zip(found, said, strict=True)
    ]


@pytest.fixture
def told(cast: Cast) -> Any:
    """A worry that Pia sent from her account is decided as an allegation. The draft of what she sent is there too."""
    records = open_world(cast).council
    with holder_scope(cast.northmoor.pk):
        concern = Concern.objects.get(pk=records.concern_id)
        its = {"reporter_user_id": cast.pia.id, "reporter_agency_id": cast.school.pk, "route": "professional"}
        Concern.objects.filter(pk=concern.pk).update(**its, reporter_agency_name=cast.school.name)
        concern.refresh_from_db()
    referrer = Referrer(f"user:{cast.pia.id}", cast.pia.email, cast.pia, cast.pia)
    draft = begin(referrer)
    written = find(referrer, draft)
    assert written is not None
    receipt = {"council": "Northmoor", "also": [], "untold": [], "danger": False, "files": []}
    was_sent(written, receipt | {"reference": concern.reference})
    return concern, draft


def test_its_teller_finds_what_whoever_told_of_nothing_finds(told: Any, cast: Cast) -> None:
    concern, draft = told
    pia, mine = Visitor(cast.pia), reverse("concerns:my_referrals")
    with holder_scope(cast.gus.holder_id):
        key = make_key(name="Records", scopes=list(SCOPES), expires_on=today() + timedelta(days=9), by=cast.gus)
    system = System(key.secret)
    never = answers(pia, NEVER_WAS, uuid7())
    assert answers(pia, concern.reference, draft) != never
    assert concern.reference in pia.ask("GET", mine).body.decode()
    assert system.ask(concern.reference).status_code == 200

    with holder_scope(cast.northmoor.pk):
        kept = Choice(**{**vars(ACCUSED), "kept_from_id": cast.school.pk})
        decide(concern=concern, family=None, choice=kept, by=cast.dev)
    assert answers(pia, concern.reference, draft) == never
    assert concern.reference not in pia.ask("GET", mine).body.decode()
    told_of_it, told_of_none = system.ask(concern.reference), system.ask(NEVER_WAS)
    assert (told_of_it.status_code, told_of_it.json()) == (told_of_none.status_code, told_of_none.json())
