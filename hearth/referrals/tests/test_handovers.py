"""A family goes over to another agency: held by the one that asks until the other says yes, in two registers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from hearth.access.models import Team
from hearth.audit.models import AuditEvent
from hearth.chronology.models import Entry
from hearth.chronology.rebuilding import differences
from hearth.families.actions import add_person, restrict_family
from hearth.families.models import Family, Involvement
from hearth.families.queries import families_for, members_of
from hearth.families.telling import PersonAsTold
from hearth.referrals.handovers import jobs
from hearth.referrals.handovers.actions import accept, hand_over, refuse, revoke
from hearth.referrals.handovers.queries import our_record
from hearth.referrals.handovers.rules import Going, NotAHandover
from hearth.referrals.models import Handover
from hearth.scope.opening import holder_scope
from hearth.worklist.models import Item
from tests.cast import Cast

GOING = Going("They have moved to your area.", "Two small worries this spring.", "Public task", True)
Give = Callable[..., Handover]
SignIn = Callable[[Any], Client]


@pytest.fixture
def give(cast: Cast, family: Family) -> Give:
    """`give(to=viewer)`: Tess, or whoever is named, asks that person's team to hold the family."""

    def ask(to: Any = None, by: Any = None, going: Going = GOING) -> Handover:
        team = Team.objects.select_related("agency").get(pk=(to or cast.ravi).team_id)
        with holder_scope(cast.tess.holder_id):
            return hand_over(family=family, to_team=team, going=going, by=by or cast.tess)

    return ask


def told(handover: Handover) -> None:
    """Both jobs have run."""
    jobs.there(handover_id=str(handover.pk), holder_id=str(handover.to_holder_id))
    jobs.here(handover_id=str(handover.pk), holder_id=str(handover.holder_id))


def now(handover: Handover) -> Handover:
    with holder_scope(handover.holder_id):
        return Handover.objects.get(pk=handover.pk)


def test_until_the_yes_the_one_that_asks_holds_the_family(cast: Cast, give: Give, family: Family) -> None:
    handover = give()
    told(handover)
    with holder_scope(cast.ravi.holder_id):
        assert Item.objects.get(kind="answer-handover", done_at=None).team_id == cast.ravi.team_id
        assert not Family.objects.exists()
    with holder_scope(cast.tess.holder_id):
        assert not Involvement.objects.filter(what="Holds the family").exists()
        assert family.sharings.get().with_whom == "Eastvale County Council"


def test_the_yes_copies_and_keeps_the_origin(cast: Cast, give: Give, family: Family) -> None:
    handover = give()
    told(handover)
    with holder_scope(cast.ravi.holder_id):
        copy = accept(handover=handover, by=cast.ravi)
        assert (copy.origin_holder_id, copy.origin_family_id) == (cast.tess.holder_id, family.pk)
        assert [str(person) for person in members_of(copy)] == ["Maya Fenn", "Carol Fenn"]
        assert families_for(cast.ravi).filter(pk=copy.pk).exists()
        entry = Entry.objects.get(family=copy)
        assert (entry.title, entry.agency_name) == ("Handed over by Northmoor Council", "Northmoor Council")
        assert list(differences(copy)) == []
    told(now(handover))
    with holder_scope(cast.ravi.holder_id):
        assert not Item.objects.filter(done_at=None).exists()
    with holder_scope(cast.tess.holder_id):
        assert Involvement.objects.get(what="Holds the family").agency_name == "Eastvale County Council"
        titles = set(Entry.objects.filter(family=family).values_list("title", flat=True))
        assert "Eastvale County Council accepted, and holds the family from now on" in titles
        assert list(differences(family)) == []
        assert Family.objects.get(pk=family.pk).holder_id == cast.tess.holder_id


def test_a_no_needs_a_reason_and_leaves_the_family_where_it_is(cast: Cast, give: Give, family: Family) -> None:
    handover = give()
    with holder_scope(cast.ravi.holder_id), pytest.raises(NotAHandover, match="why you refuse"):
        refuse(handover=handover, why=" ", by=cast.ravi)
    with holder_scope(cast.ravi.holder_id):
        refuse(handover=handover, why="They live in Northmoor.", by=cast.ravi)
        assert not Family.objects.exists()
    told(now(handover))
    with holder_scope(cast.tess.holder_id):
        item = Item.objects.get(kind="handover-refused", done_at=None)
        assert (item.family_id, item.urgent) == (family.pk, True)
        assert Entry.objects.get(title__contains="refused").words == "They live in Northmoor."
    again = give()
    assert again.pk != handover.pk


def test_one_at_a_time_and_it_can_be_revoked(cast: Cast, give: Give) -> None:
    handover = give()
    with pytest.raises(NotAHandover, match="asked already"):
        give(cast.hana)
    with holder_scope(cast.tess.holder_id):
        revoke(handover=handover, why="They have moved back.", by=cast.tess)
    with holder_scope(cast.ravi.holder_id), pytest.raises(NotAHandover, match="no longer asked"):
        accept(handover=handover, by=cast.ravi)
    assert give(cast.hana).state == "asked"


def test_nobody_accepts_their_own(cast: Cast, give: Give) -> None:
    handover = give()
    tess_there = replace(
        cast.tess, team_id=cast.ravi.team_id, agency_id=cast.ravi.agency_id, holder_id=cast.ravi.holder_id
    )
    with holder_scope(cast.ravi.holder_id), pytest.raises(NotAHandover, match="Somebody else accepts"):
        accept(handover=handover, by=tess_there)
    with pytest.raises(DatabaseError, match="nobody_accepts_their_own"), holder_scope(cast.ravi.holder_id):
        Handover.objects.filter(pk=handover.pk).update(state="accepted", answered_by_id=cast.tess.id)


def test_within_an_agency_nothing_is_handed_over(cast: Cast, give: Give) -> None:
    with pytest.raises(NotAHandover, match="Within an agency"):
        give(cast.kemi)


@pytest.fixture
def went(cast: Cast, give: Give) -> Family:
    """The copy at Eastvale, where a baby has been born since."""
    handover = give()
    told(handover)
    with holder_scope(cast.ravi.holder_id):
        copy = accept(handover=handover, by=cast.ravi)
        add_person(
            family=copy, told=PersonAsTold("child", is_child=True, given_names="Ava", family_name="Fenn"), by=cast.ravi
        )
    told(now(handover))
    return copy


def hand_back(cast: Cast, copy: Family) -> Handover:
    team = Team.objects.select_related("agency").get(pk=cast.tess.team_id)
    with holder_scope(cast.ravi.holder_id):
        return hand_over(family=copy, to_team=team, going=GOING, by=cast.ravi)


def test_a_family_that_comes_back_goes_on_in_the_record_it_came_from(
    cast: Cast, went: Family, family: Family, sign_in: SignIn
) -> None:
    handover = hand_back(cast, went)
    page = sign_in(cast.tess).get(reverse("referrals:handover", args=[handover.pk])).content.decode()
    assert page.count(">Not by this name and birth date</td>") == 1
    assert page.count('data-label="On your record" class="govuk-table__cell">Yes</td>') == 2
    assert (
        "On your record"
        not in sign_in(cast.ravi).get(reverse("referrals:handover", args=[handover.pk])).content.decode()
    )
    with holder_scope(cast.tess.holder_id):
        assert accept(handover=handover, by=cast.tess) == family
        assert Family.objects.count() == 1
        assert [str(person) for person in members_of(family)] == ["Maya Fenn", "Carol Fenn"]
        assert "Handed over by Eastvale County Council" in Entry.objects.values_list("title", flat=True)
        told(handover)
        assert list(differences(family)) == []


def test_the_record_it_comes_back_to_is_as_closely_kept_as_either(cast: Cast, went: Family, family: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=family, restricted=True, by=cast.dev)
    handover = hand_back(cast, went)
    with holder_scope(cast.tess.holder_id):
        assert our_record(cast.tess, handover) is None
        with pytest.raises(NotAHandover, match="by a manager"):
            accept(handover=handover, by=cast.tess)
        assert accept(handover=handover, by=cast.dev) == family


def test_what_was_restricted_there_is_restricted_here(cast: Cast, went: Family, family: Family) -> None:
    with holder_scope(cast.ravi.holder_id):
        restrict_family(family=went, restricted=True, by=cast.ravi)
        team = Team.objects.select_related("agency").get(pk=cast.tess.team_id)
        handover = hand_over(family=went, to_team=team, going=GOING, by=replace(cast.ravi, role="triage_manager"))
    with holder_scope(cast.tess.holder_id):
        assert accept(handover=handover, by=cast.dev).restricted


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"why": " "}, "why the family goes over"),
        ({"history": ""}, "what they must know"),
        ({"lawful_basis": ""}, "lawful basis"),
        ({"family_told": False}, "has not been told"),
    ],
)
def test_what_a_handover_must_say(give: Give, change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotAHandover, match=sentence):
        give(going=replace(GOING, **change))


def test_a_restricted_family_goes_from_manager_to_manager(cast: Cast, give: Give, family: Family) -> None:
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=family, restricted=True, by=cast.dev)
    family.refresh_from_db()
    with pytest.raises(NotAHandover, match="by a manager"):
        give(cast.hana)
    handover = give(cast.hana, by=cast.dev)
    with holder_scope(cast.hana.holder_id), pytest.raises(NotAHandover, match="by a manager"):
        accept(handover=handover, by=cast.hana)
    with holder_scope(cast.hana.holder_id):
        assert accept(handover=handover, by=cast.hugo).restricted


def test_the_asked_answers_and_changes_nothing_else(cast: Cast, give: Give) -> None:
    handover = give()
    rows = Handover.objects.filter(pk=handover.pk)
    for who, change, sentence in [
        (cast.ravi, {"why": "Something else"}, "change nothing else"),
        (cast.ravi, {"holder_id": cast.ravi.holder_id}, "change nothing else"),
        (cast.ravi, {"state": "revoked", "answer": "x"}, "other agency"),
        (cast.tess, {"state": "accepted", "answered_by_id": cast.ravi.id}, "other agency"),
        (cast.tess, {"to_holder_id": cast.hana.holder_id}, "these two agencies"),
    ]:
        with pytest.raises(DatabaseError, match=sentence), holder_scope(who.holder_id):
            rows.update(**change)
    with holder_scope(cast.hana.holder_id):
        assert not rows.exists()
    with holder_scope(cast.ravi.holder_id):
        refuse(handover=handover, why="No", by=cast.ravi)
    with pytest.raises(DatabaseError, match="has been answered"), holder_scope(cast.ravi.holder_id):
        rows.update(answer="Something else")


def test_by_the_pages(cast: Cast, family: Family, sign_in: SignIn) -> None:
    ask = reverse("referrals:hand_over", args=[family.pk])
    assert "Choose who is to hold the family" in sign_in(cast.tess).post(ask, {}).content.decode()
    sent = {
        "to_team": str(cast.ravi.team_id), "why": GOING.why, "history": GOING.history, "lawful_basis": "Public task",
        "family_told": "yes",
    }  # fmt: skip
    asked = sign_in(cast.tess).post(ask, sent)
    page = sign_in(cast.tess).get(asked["Location"]).content.decode()
    assert "2 working days left" in page
    assert page.count("Who holds them now") == 1
    theirs = sign_in(cast.ravi).get(asked["Location"]).content.decode()
    assert "Will you hold this family from now on?" in theirs
    assert "Fenn" in sign_in(cast.ravi).get(reverse("referrals:handovers")).content.decode()
    for stranger in (cast.kemi, cast.hana, cast.eve, cast.pia):
        assert sign_in(stranger).get(asked["Location"]).status_code == 404
    answer = asked["Location"] + "answer/"
    assert sign_in(cast.tess).post(answer, {"answer": "accepted"}).status_code == 404
    assert "Say why you refuse" in sign_in(cast.ravi).post(answer, {"answer": "refused"}).content.decode()
    done = sign_in(cast.ravi).post(answer, {"answer": "accepted"}, follow=True).content.decode()
    assert "Open our record of the family" in done
    late = sign_in(cast.tess).post(asked["Location"] + "revoke/", {"why": "Too late"})
    assert late.status_code == 409
    assert "Too late" in late.content.decode()
    ours = sign_in(cast.tess).get(reverse("referrals:handovers") + "?show=ours").content.decode()
    assert "Eastvale County Council" in ours
    with holder_scope(cast.tess.holder_id):
        assert AuditEvent.objects.filter(verb="asked to hand over").count() == 1
