"""Many worries over one connection are shown together, to those who may open each of them."""

from typing import Any

from hearth.concerns.floods.rules import SHOW_FROM
from hearth.families.actions import begin_family, restrict_family
from hearth.scope.opening import holder_scope
from hearth.triage.actions import FamilyChoice, confirm_family
from tests.cast import Cast

MARK = "0123456789abcdef01234567"


def test_from_five_they_stand_together_and_each_says_so(cast: Cast, tell: Any, sign_in: Any) -> None:
    client = sign_in(cast.tess)
    sent = [tell(account=f"Worry {number}", source_mark=MARK) for number in range(SHOW_FROM - 1)]
    assert "No connection has sent" in client.get("/triage/crowds/").content.decode()
    assert client.get(f"/triage/crowds/{MARK}/").status_code == 404
    assert "over one connection that day" not in client.get(f"/triage/{sent[0].pk}/").content.decode()
    tell(account="Worry again", source_mark=MARK)
    assert "5 worries" in client.get("/triage/crowds/").content.decode()
    together = client.get(f"/triage/crowds/{MARK}/").content.decode()
    assert all(each.reference in together for each in sent)
    assert "one of 5 worries that came over one connection" in client.get(f"/triage/{sent[0].pk}/").content.decode()


def test_another_council_sees_nothing_of_it(cast: Cast, tell: Any, sign_in: Any) -> None:
    for number in range(SHOW_FROM):
        tell(account=f"Worry {number}", source_mark=MARK)
    client = sign_in(cast.ravi)
    assert "No connection has sent" in client.get("/triage/crowds/").content.decode()
    assert client.get(f"/triage/crowds/{MARK}/").status_code == 404


def test_a_restricted_familys_worry_is_not_even_counted(cast: Cast, tell: Any, sign_in: Any) -> None:
    sent = [tell(account=f"Worry {number}", source_mark=MARK) for number in range(SHOW_FROM)]
    with holder_scope(cast.dev.holder_id):
        family = begin_family(name="Fenn", body_id="northmoor", people=[], by=cast.dev)
        restrict_family(family=family, restricted=True, by=cast.dev)
        confirm_family(concern=sent[0], choice=FamilyChoice(family=family), by=cast.dev)
    assert "No connection has sent" in sign_in(cast.tess).get("/triage/crowds/").content.decode()
    assert "5 worries" in sign_in(cast.dev).get("/triage/crowds/").content.decode()
