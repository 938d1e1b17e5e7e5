"""Two parents of the same child, one of them hidden from the other: neither learns of the other from their own page."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hearth.casework.actions import agree_action, plan_visit
from hearth.casework.actions.planning import Agreed
from hearth.families.actions import add_known_person, add_person, begin_family, move_home
from hearth.families.actions.homes import Home
from hearth.families.actions.pregnancies import end_pregnancy, expect_child, show_pregnancy
from hearth.families.actions.sharing import Told, ToShare, share
from hearth.families.telling import PersonAsTold
from hearth.ownview.actions.showing import begin_view, mark
from hearth.ownview.codes import Secrets
from hearth.ownview.models import OwnView
from hearth.ownview.queries.pieces import everything_for
from hearth.ownview.tests.conftest import SECRETS, Home2, ahead, door_for

HIS = Secrets("C7KQRRTHN4CMPW", "H4CQ-9TRP")


def marked(home: Home2, person: Any, by: Any, words: str = "") -> OwnView:
    """As by a worker who marks everything."""
    view = begin_view(episode=home.episode, person=person, by=by)
    return mark(view=view, what=list(everything_for(view).rows), words=words, by=by)


def page(secrets: Secrets) -> str:
    client = Client()
    there = client.post(f"/my-page/{secrets.link}", {"code": secrets.code}, follow=True).content.decode()
    assert "Your say" in there
    return there.split("<main")[1].lower()


@pytest.fixture
def both(cast: Any, home: Home2) -> Home2:
    by, episode = cast.hana, home.episode
    move_home(
        family=home.family, home=Home("31 Tern Street", "NM4 1AA"), people=[home.father], since=ahead(days=-90), by=by
    )
    soon = timezone.now() + timedelta(days=3)
    plan_visit(episode=episode, planned_for=soon, purpose="With Ines at the refuge", by=by)
    for words, who in (("See the solicitor at ten", "Ines"), ("Meet the probation officer", "Paul")):
        agree_action(episode=episode, agreed=Agreed(words, who, ahead(weeks=1)), by=by)
    for what, whom in (("Safety plan", "MARAC"), ("Where she is", "Northmoor Women’s Aid"), ("Her scan", "Midwifery")):
        share(family=home.family, sharing=ToShare(what, "Vital interests", Told(True), whom), by=by)
    return home


def test_neither_sees_the_others_account_address_pregnancy_or_appointments(cast: Any, both: Home2) -> None:
    door_for(marked(both, both.mother, cast.hana, "You are safe."), cast.hana)
    door_for(marked(both, both.father, cast.hana, "Contact is at the centre."), cast.hana, HIS)
    for secrets, words in ((SECRETS, "He drinks again since the summer."), (HIS, "She never lets me ring the child.")):
        client = Client()
        client.post(f"/my-page/{secrets.link}", {"code": secrets.code})
        client.post("/my-page/say/feedback", {"words": words})
    his, hers = page(HIS), page(SECRETS)
    for word in ("juniper", "quill", "nm1", "pregnan", "midwi", "scan", "refuge", "women", "marac", "safety plan"):
        assert word not in his, word
    for word in ("solicitor", "i sleep", "he drinks", "you are safe"):
        assert word not in his, word
    for word in ("tern street", "nm4", "probation", "ring when i am late", "she never lets", "at the centre"):
        assert word not in hers, word
    assert "contact is at the centre" in his
    assert "probation" in his
    assert "solicitor" in hers
    assert "he drinks again" in hers


def test_a_visit_on_the_pages_of_both_is_on_neither(cast: Any, both: Home2) -> None:
    hers = marked(both, both.mother, cast.hana)
    door_for(hers, cast.hana)
    visits = page(SECRETS).count(": a visit.")
    assert visits == 2
    door_for(marked(both, both.father, cast.hana), cast.hana, HIS)
    assert ": a visit." not in page(HIS)
    assert ": a visit." not in page(SECRETS)
    mark(view=hers, what=[], words="", by=cast.hana)
    assert ": a visit." in page(HIS)


def test_once_decided_a_pregnancy_is_hers_alone_to_read_of(cast: Any, both: Home2) -> None:
    show_pregnancy(pregnancy=both.mother.pregnancies.get(), shown=True, by=cast.hana)
    door_for(marked(both, both.mother, cast.hana), cast.hana)
    door_for(marked(both, both.father, cast.hana), cast.hana, HIS)
    assert "book the midwife" in page(SECRETS)
    assert "midwi" not in page(HIS)


def test_from_the_moment_of_a_loss_her_page_says_nothing_of_the_baby(cast: Any, both: Home2) -> None:
    begun = both.mother.pregnancies.get()
    show_pregnancy(pregnancy=begun, shown=True, by=cast.hana)
    door_for(marked(both, both.mother, cast.hana), cast.hana)
    assert "book the midwife" in page(SECRETS)
    end_pregnancy(pregnancy=begun, outcome="lost", ended=ahead(days=0), version=begun.version, by=cast.hana)
    assert "midwi" not in page(SECRETS)
    again: dict[str, Any] = {
        "due": ahead(days=200),
        "known_on": ahead(days=0),
        "family": both.family,
        "mother": both.mother,
    }
    show_pregnancy(pregnancy=expect_child(by=cast.hana, **again), shown=True, by=cast.hana)
    assert "midwi" in page(SECRETS)


def test_a_home_on_another_record_of_the_same_people_is_kept_too(cast: Any, both: Home2) -> None:
    by = cast.hana
    elsewhere = begin_family(name="Doyle", body_id="northmoor", people=(), by=by)
    add_known_person(family=elsewhere, person=both.child, role="child", is_child=True, by=by)
    new = Home("2 Alder Court", "NM9 2BB", secret=True)
    move_home(family=elsewhere, home=new, people=[both.child], since=ahead(days=-1), by=by)
    agree_action(episode=both.episode, agreed=Agreed("Bring the coat to Alder Court", "Paul", ahead(weeks=1)), by=by)
    door_for(marked(both, both.father, by), by, HIS)
    assert "alder" not in page(HIS)


def test_who_helps_somebody_in_hiding_is_no_danger_to_them(cast: Any, both: Home2) -> None:
    gran = PersonAsTold("grandmother", False, "Olive", "Larkin", born=date(1960, 2, 3))
    add_person(family=both.family, told=gran, by=cast.hana)
    agree_action(episode=both.episode, agreed=Agreed("Fetch Wren from school", "Olive", ahead(weeks=1)), by=cast.hana)
    door_for(marked(both, both.mother, cast.hana), cast.hana)
    assert "olive: fetch wren" in page(SECRETS)
