"""A child's words stand unchanged and marked; a parent who asks for help is no allegation."""

from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from hearth.chronology.models import Entry
from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.triage.actions import FamilyChoice, confirm_family, decide
from hearth.triage.presenters.voice import CHILDS_WORDS, FRIENDS_WORDS
from hearth.triage.rules.deciding import NotADecision
from hearth.triage.tests.conftest import Tell, advice
from hearth.triage.wording import public_draft
from tests.cast import Cast

WORDS = "theres no food & i look after my bruther 😢"


def page(client: Any, name: str, concern: Concern) -> str:
    response = client.get(reverse(f"triage:{name}", args=[concern.pk]))
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.fixture
def tess(cast: Cast, sign_in: Any) -> Any:
    return sign_in(cast.tess)


@pytest.fixture
def asked(tell: Tell) -> Concern:
    return tell(
        route="parent",
        account="I need a hand with mornings.",
        help_wanted=("routines",),
        contact_times=("evenings", "weekends"),
        language_needs="Polish",
        contact_safe="By telephone. Leave no message",
        must_not_know="my ex",
    )


@pytest.mark.parametrize("name", ["concern", "decide", "family"])
@pytest.mark.parametrize(("about_self", "marked"), [(True, CHILDS_WORDS), (False, FRIENDS_WORDS)])
def test_a_childs_words_are_marked_wherever_they_stand(
    tess: Any, tell: Tell, name: str, about_self: bool, marked: str
) -> None:
    shown = page(tess, name, tell(route="child", about_self=about_self, account=WORDS))
    assert marked in shown
    assert "theres no food &amp; i look after my bruther 😢" in shown


def test_what_a_child_wants_and_whom_they_trust_is_shown(tess: Any, tell: Tell) -> None:
    told = {"wants": "help for mum", "trusted_adult": "Miss Hall", "must_not_know": "Dad", "danger": True}
    shown = page(tess, "concern", tell(route="child", about_self=True, account=WORDS, **told))
    for words in ("help for mum", "Miss Hall", "Must not find out: Dad", "The child said that they are not safe today"):
        assert words in shown


def test_the_childs_words_go_into_the_chronology_for_staff_alone(cast: Cast, tell: Tell) -> None:
    concern = tell(route="child", about_self=True, account=WORDS)
    with holder_scope(cast.tess.holder_id):
        confirmed = confirm_family(concern=concern, choice=FamilyChoice(None, "Fenn"), by=cast.tess)
        decide(concern=concern, family=confirmed, choice=advice(cast.tess), by=cast.tess)
        entry = Entry.objects.get(source_id=concern.pk)
    assert (entry.words, entry.staff_only, entry.source_name) == (WORDS, True, "The child")


def test_the_queue_and_the_page_say_that_a_parent_asks(tess: Any, asked: Concern) -> None:
    queue = tess.get(reverse("triage:queue")).content.decode()
    assert "A parent asks for help" in queue
    shown = page(tess, "concern", asked)
    for words in (
        "A parent asks for help",
        "Bedtimes, mealtimes, getting to school",
        "Evenings, Weekends",
        "Polish",
        "Must not find out: my ex",
    ):
        assert words in shown
    assert "It is not an allegation" in page(tess, "decide", asked)


def test_an_ask_for_help_needs_no_sign_and_is_no_worry_in_their_record(cast: Cast, asked: Concern) -> None:
    with holder_scope(cast.tess.holder_id):
        family: Family = confirm_family(concern=asked, choice=FamilyChoice(None, "Reed"), by=cast.tess)
        decide(concern=asked, family=family, choice=advice(cast.tess, indicators=()), by=cast.tess)
        entry = Entry.objects.get(source_id=asked.pk)
    assert (entry.strand, entry.title) == ("life", "A parent asked for help")


def test_a_worry_cannot_be_passed_off_as_an_ask_for_help(cast: Cast, concern: Concern) -> None:
    choice = replace(advice(cast.tess, indicators=()), asked_for_help=True)
    with holder_scope(cast.tess.holder_id):
        family = confirm_family(concern=concern, choice=FamilyChoice(None, "Fenn"), by=cast.tess)
        with pytest.raises(NotADecision, match="Tick at least one sign"):
            decide(concern=concern, family=family, choice=choice, by=cast.tess)


def test_ticks_alone_are_shown_as_no_words(tess: Any, tell: Tell) -> None:
    assert "They wrote no words of their own" in page(tess, "concern", tell(route="parent", account="", children=()))


@pytest.mark.parametrize(
    ("route", "says"),
    [("child", "Childline on 0800 1111"), ("parent", "What we can offer"), ("public", "we cannot tell")],
)
def test_the_answer_is_drafted_in_the_voice_that_told(route: str, says: str) -> None:
    assert says in public_draft("Northmoor Council", route, "en", {})
