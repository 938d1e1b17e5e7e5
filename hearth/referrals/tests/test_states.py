"""Every state and every move: the rules, the database that holds to them, and the page that draws them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from hypothesis import given
from hypothesis import strategies as st

from hearth.audit.actors import HEARTH
from hearth.chronology.models import Entry
from hearth.referrals import actions, jobs
from hearth.referrals.models import ReferralState, ServiceReferral
from hearth.referrals.queries import states_of
from hearth.referrals.rules import (
    ASKED,
    ASKER,
    BY_THE_ASKER,
    MOVES,
    NEXT,
    OPEN,
    OVER,
    STATES,
    MoveNotPossible,
    NotAReferral,
    drawn,
    path,
    spells,
    waited_for,
)
from hearth.scope.opening import holder_scope
from hearth.ui import days
from hearth.worklist.models import Item
from tests.cast import Cast

Ask = Callable[..., ServiceReferral]
DOCS = Path(__file__).resolve().parents[3] / "docs" / "referral-states.md"
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
OF_THE_VERSION_BEFORE = {("sent", "accepted"), ("sent", "declined")}


def test_each_state_is_open_or_over_and_can_be_reached() -> None:
    assert set(OPEN) | set(OVER) == set(STATES)
    assert not set(OPEN) & set(OVER)
    reached = {"sent"}
    while more := {after for before in reached for after in MOVES[before]} - reached:
        reached |= more
    assert reached == set(STATES)
    assert all(not MOVES[state] for state in OVER)


def test_the_documentation_draws_the_states_that_the_code_has() -> None:
    assert "\n".join(drawn()) in DOCS.read_text(encoding="utf-8")


@given(st.sampled_from(list(STATES)), st.sampled_from(list(STATES)))
def test_a_path_has_no_hole_in_it(before: str, after: str) -> None:
    try:
        steps = path(before, after)
    except MoveNotPossible:
        assert after not in MOVES[before]
        return
    for one, other in zip((before, *steps), steps, strict=False):
        assert other in MOVES[one]


@given(st.lists(st.tuples(st.sampled_from(list(STATES)), st.integers(0, 10_000)), min_size=1))
def test_the_time_in_each_state_adds_up(told: list[tuple[str, int]]) -> None:
    at = sorted(minutes for _, minutes in told)
    entered = [(state, NOON + timedelta(minutes=m)) for (state, _), m in zip(told, at, strict=True)]
    now = NOON + timedelta(minutes=10_001)
    found = spells(entered, now)
    end = entered[-1][1] if entered[-1][0] in OVER else now
    assert sum((spell.lasted for spell in found), timedelta()) == end - entered[0][1]
    waits = sum((spell.lasted for spell in found if spell.state in NEXT), timedelta())
    assert sum(waited_for(found).values(), timedelta()) == waits


def test_the_whole_way_is_dated_and_each_move_is_somebodys(cast: Cast, ask: Ask) -> None:
    referral = ask()
    jobs.arrive(referral_id=str(referral.pk), holder_id=str(cast.hana.holder_id))
    with holder_scope(cast.hana.holder_id):
        actions.ask_for_information(referral=referral, question="Who has parental responsibility?", by=cast.hana)
    jobs.tell_asker(referral_id=str(referral.pk), holder_id=str(cast.tess.holder_id))
    with holder_scope(cast.tess.holder_id):
        item = Item.objects.get(kind="inform-referral", done_at=None)
        assert (item.team_id, item.family_id) == (cast.tess.team_id, referral.family_id)
        actions.give_information(referral=referral, words="The mother alone.", by=cast.tess)
        assert referral.family.sharings.count() == 2  # the referral, and what was added to it
    jobs.tell_asker(referral_id=str(referral.pk), holder_id=str(cast.tess.holder_id))
    with holder_scope(cast.hana.holder_id):
        actions.accept(referral=referral, by=cast.hana)
        soon = days.today() + timedelta(days=30)
        actions.put_on_waiting_list(referral=referral, until=soon, by=cast.hana)
        actions.start(referral=referral, by=cast.hana)
        actions.end(referral=referral, outcome="done", by=cast.hugo)
    jobs.tell_asker(referral_id=str(referral.pk), holder_id=str(cast.tess.holder_id))
    with holder_scope(cast.tess.holder_id):
        told = [(state.state, state.by_name) for state in states_of(referral)]
        titles = set(Entry.objects.values_list("title", flat=True))
        assert not Item.objects.filter(kind="inform-referral", done_at=None).exists()
    hana, tess = "Hana Quist, Harbour Families", "Tess Okafor, Northmoor Council"
    assert told == [
        ("sent", tess),
        ("received", "Hearth itself, Harbour Families"),
        ("information_asked", hana),
        ("information_given", tess),
        ("accepted", hana),
        ("waiting", hana),
        ("started", hana),
        ("ended", "Hugo Lind, Harbour Families"),
    ]
    assert "The work of Harbour Families ended: the work is done" in titles
    assert "Harbour Families began its work in Family Partners" in titles


def test_a_family_that_does_not_engage_is_looked_at_again(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with holder_scope(cast.hana.holder_id):
        actions.accept(referral=referral, by=cast.hana)
        with pytest.raises(NotAReferral, match="what you tried"):
            actions.did_not_engage(referral=referral, tried=" ", by=cast.hana)
        actions.did_not_engage(referral=referral, tried="Rang and called, six times.", by=cast.hana)
    jobs.tell_asker(referral_id=str(referral.pk), holder_id=str(cast.tess.holder_id))
    with holder_scope(cast.tess.holder_id):
        item = Item.objects.get(kind="referral-not-engaged", done_at=None)
        assert item.urgent
        actions.look_again(referral=referral, by=cast.tess)
        assert not Item.objects.filter(kind="referral-not-engaged", done_at=None).exists()


def test_what_a_move_must_say(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with holder_scope(cast.hana.holder_id):
        with pytest.raises(NotAReferral, match="need to know"):
            actions.ask_for_information(referral=referral, question="", by=cast.hana)
        actions.accept(referral=referral, by=cast.hana)
        with pytest.raises(NotAReferral, match="in the future"):
            actions.put_on_waiting_list(referral=referral, until=days.today(), by=cast.hana)
        actions.start(referral=referral, by=cast.hana)
        with pytest.raises(NotAReferral, match="what came of it"):
            actions.end(referral=referral, outcome="wonderful", by=cast.hana)


@pytest.mark.parametrize("own_team", [False, True])
def test_the_database_allows_the_moves_of_the_rules_and_no_others(cast: Cast, ask: Ask, own_team: bool) -> None:
    """Every pair of states, from each side: the trigger's list is the rules' list."""
    referral = ask(cast.kemi) if own_team else ask()
    allowed: set[tuple[str, str, str]] = set()
    with connection.cursor() as cursor:
        for before in STATES:
            for after in set(STATES) - {before}:
                for side, holder in ((ASKER, cast.tess.holder_id), (ASKED, referral.to_holder_id)):
                    if _moves(cursor, referral, holder, before, after):
                        allowed.add((before, after, side))
    wanted = {(before, after) for before in MOVES for after in MOVES[before] - {before}} | OF_THE_VERSION_BEFORE
    assert {(before, after) for before, after, _ in allowed} == wanted
    if not own_team:
        assert all((side == ASKER) == (after in BY_THE_ASKER) for _, after, side in allowed)


def _moves(cursor: object, referral: ServiceReferral, holder: object, before: str, after: str) -> bool:
    """Whether the trigger lets this side make this move; the row itself stays as it was."""
    run = cursor.execute  # type: ignore[attr-defined]
    run("SAVEPOINT attempt")
    try:
        for state in _way_to(before):
            side = referral.holder_id if state in BY_THE_ASKER else referral.to_holder_id
            run("SELECT set_config('hearth.holder', %s, true)", [str(side)])
            run("UPDATE referrals_service_referral SET state = %s WHERE id = %s", [state, referral.pk])
        run("SELECT set_config('hearth.holder', %s, true)", [str(holder)])
        run("UPDATE referrals_service_referral SET state = %s WHERE id = %s", [after, referral.pk])
        return bool(cursor.rowcount == 1)  # type: ignore[attr-defined]
    except DatabaseError:
        return False
    finally:
        run("ROLLBACK TO SAVEPOINT attempt")


def _way_to(state: str) -> list[str]:
    """The shortest way from “sent” to a state."""
    ways: dict[str, list[str]] = {"sent": []}
    while state not in ways:
        for before in list(ways):
            for after in MOVES[before]:
                ways.setdefault(after, [*ways[before], after])
    return ways[state]


def test_the_asked_enters_no_state_of_the_askers(cast: Cast, ask: Ask) -> None:
    referral = ask()
    for state in BY_THE_ASKER:
        with pytest.raises(DatabaseError, match="row-level security"), holder_scope(cast.hana.holder_id):
            ReferralState.objects.create(
                holder_id=referral.holder_id,
                referral_id=referral.pk,
                to_holder_id=referral.to_holder_id,
                state=state,
                at=referral.created_at,
                by_name="Hana Quist",
            )


def test_a_state_is_never_edited_and_a_referral_never_changes_hands(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with pytest.raises(DatabaseError, match="never edited"), holder_scope(cast.tess.holder_id):
        ReferralState.objects.filter(referral=referral).update(by_name="Somebody else")
    with pytest.raises(DatabaseError, match="never changes hands"), holder_scope(cast.tess.holder_id):
        ServiceReferral.objects.filter(pk=referral.pk).update(to_holder_id=cast.ravi.holder_id)


def test_what_casework_does_moves_the_referral_it_came_from(cast: Cast, ask: Ask) -> None:
    from hearth.casework.actions import Opening, receive_referral

    referral = ask()
    with holder_scope(cast.hana.holder_id):
        accepted = actions.accept(referral=referral, by=cast.hana)
        opening = Opening("family_partners", cast.hana, days.today(), days.today())
        receive_referral(referral=accepted, opening=opening, by=cast.hana)
        assert [state.state for state in states_of(referral)][-2:] == ["accepted", "started"]


def test_nobodys_name_is_needed_for_what_hearth_does(cast: Cast, ask: Ask) -> None:
    referral = ask()
    with holder_scope(cast.hana.holder_id):
        jobs.receive(referral=referral, by=HEARTH)
        assert states_of(referral)[-1].state == "received"


def test_a_place_that_comes_later_than_was_said_is_said_again(cast: Cast, ask: Ask) -> None:
    referral = ask()
    soon, later = days.today() + timedelta(days=20), days.today() + timedelta(days=60)
    with holder_scope(cast.hana.holder_id):
        actions.accept(referral=referral, by=cast.hana)
        waiting = actions.put_on_waiting_list(referral=referral, until=soon, by=cast.hana)
        with pytest.raises(MoveNotPossible, match="that day already"):
            actions.put_on_waiting_list(referral=waiting, until=soon, by=cast.hana)
        actions.put_on_waiting_list(referral=waiting, until=later, by=cast.hana)
        assert [each.until for each in states_of(referral)][-2:] == [soon, later]
