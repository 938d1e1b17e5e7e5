"""Steps up and down: a clock, somebody who has the family meanwhile, an answer."""

import re
from typing import Any

import pytest
from django.urls import reverse

from hearth.access.models import Team
from hearth.audit.actors import HEARTH
from hearth.casework.actions import Closing, close_episode
from hearth.casework.models import Move
from hearth.casework.moves.actions import (
    Answer,
    Step,
    answer_move,
    ask_to_take_over,
    no_longer_hand_over,
    take_back,
)
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, begin
from hearth.chronology.models import Entry
from hearth.drafts.models import Draft
from hearth.families.actions import begin_family
from hearth.families.models import Involvement
from hearth.referrals.handovers.actions import revoke
from hearth.referrals.handovers.rules import Going
from hearth.referrals.models import Handover
from hearth.scope.opening import holder_scope
from hearth.worklist.models import Item

UP = Step("up", "Two reviews, and the fridge is empty", "Northmoor children’s services", "Ann Holt", lead_stays=True)
DOWN = Step("down", "They manage", "Mill Lane Family Hub", "Jo", stays_in_touch="Jo Reed at the hub")


def test_until_somebody_accepts_the_key_worker_has_the_family(episode: Any, hana_at_work: Any, hana: Any) -> None:
    move = ask_to_take_over(episode=episode, step=UP, by=hana_at_work)
    item = Item.objects.get(kind="move", done_at=None)
    assert (item.worker_id, item.due, item.urgent) == (hana_at_work.id, move.answer_by, True)
    page = hana.get(reverse("casework:episode", args=[episode.pk])).content.decode()
    assert "Hana Quist has the family meanwhile" in page
    with pytest.raises(NotPossible, match="asked already"):
        ask_to_take_over(episode=episode, step=DOWN, by=hana_at_work)
    answer_move(move=move, answer=Answer(True, "A social worker visits on Monday", "Ann Holt"), by=hana_at_work)
    assert not Item.objects.filter(kind="move", done_at=None).exists()
    assert Entry.objects.get(source_kind="casework.move").title.endswith("accepted")
    assert "You go on leading" in hana.get(reverse("casework:move", args=[move.pk])).content.decode()


def test_who_was_named_when_it_was_handed_on_stands_there_when_the_work_ends(
    episode: Any, hana_at_work: Any, hana: Any
) -> None:
    page = reverse("casework:close", args=[episode.pk])
    move = ask_to_take_over(episode=episode, step=DOWN, by=hana_at_work)
    assert "Jo Reed at the hub" not in hana.get(page).content.decode()  # nobody has said yes
    answer_move(move=move, answer=Answer(True, "From next week", "Jo Reed"), by=hana_at_work)
    assert 'value="Jo Reed at the hub"' in hana.get(page).content.decode()


def test_declined_with_a_reason_it_may_be_asked_again(episode: Any, hana_at_work: Any) -> None:
    move = ask_to_take_over(episode=episode, step=UP, by=hana_at_work)
    with pytest.raises(NotPossible, match="why they decline"):
        answer_move(move=move, answer=Answer(False, " ", "Ann Holt"), by=hana_at_work)
    answer_move(move=move, answer=Answer(False, "Below our threshold", "Ann Holt"), by=hana_at_work)
    with pytest.raises(NotPossible, match="answered already"):
        answer_move(move=move, answer=Answer(True, "After all", "Ann Holt"), by=hana_at_work)
    again = ask_to_take_over(episode=episode, step=UP, by=hana_at_work)
    take_back(move=again, why="They rang", by=hana_at_work)
    assert [each.state for each in Move.objects.order_by("asked_at")] == ["declined", "withdrawn"]


def test_after_a_step_down_somebody_stays_in_touch(episode: Any, hana_at_work: Any) -> None:
    with pytest.raises(NotPossible, match="who stays in touch"):
        ask_to_take_over(episode=episode, step=Step("down", "Well", "Hub"), by=hana_at_work)
    ask_to_take_over(episode=episode, step=DOWN, by=hana_at_work)


def test_who_leads_is_the_nations_to_say(hana_at_work: Any) -> None:
    family = begin_family(name="Morgan", body_id="", people=(), by=hana_at_work)
    episode = begin(family, hana_at_work)
    with pytest.raises(NotPossible, match="whoever takes over leads"):
        ask_to_take_over(
            episode=episode, step=Step("down", "x", "y", stays_in_touch="z", lead_stays=True), by=hana_at_work
        )


def test_a_team_of_the_same_council_answers_for_itself(cast: Any, sign_in: Any) -> None:
    with holder_scope(cast.kemi.holder_id):
        family = begin_family(name="Doyle", body_id="northmoor", people=(), by=cast.kemi)
        episode = begin(family, cast.kemi, "intensive_family_support")
        triage = Team.objects.get(pk=cast.tess.team_id)
        step = Step("up", "It gets worse", "Triage", to_team=triage)
        move = ask_to_take_over(episode=episode, step=step, by=cast.kemi)
    assert Item.objects.get(kind="move").team_id == cast.tess.team_id
    address = reverse("casework:move", args=[move.pk])
    assert "It gets worse" in sign_in(cast.tess).get(address).content.decode()
    assert sign_in(cast.other).get(address).status_code == 404
    assert sign_in(cast.kemi).post(address, {"accepted": "yes", "words": "x", "by_whom": "y"}).status_code == 404
    answered = {"accepted": "yes", "words": "We visit tomorrow", "by_whom": "Tess Okafor"}
    assert sign_in(cast.tess).post(address, answered).status_code == 302
    assert Move.objects.get().state == "accepted"
    assert Involvement.objects.filter(team_id=cast.tess.team_id, ends=None).exists()
    assert sign_in(cast.tess).get(address).status_code == 404  # answered: it is the council's page of the family now


def test_another_agency_in_hearth_is_asked_as_for_any_handover(episode: Any, cast: Any, hana_at_work: Any) -> None:
    triage = Team.objects.select_related("agency").get(pk=cast.tess.team_id)
    going = Going("It gets worse", "Two reviews without change", "Public task", True)
    step = Step("up", "It gets worse", "Triage, Northmoor", to_team=triage, going=going)
    move = ask_to_take_over(episode=episode, step=step, by=hana_at_work)
    handover = Handover.objects.get()
    assert move.handover == handover
    assert move.answer_by == handover.answer_due
    assert move.to_team_id is None
    with pytest.raises(NotPossible, match="has not accepted"):
        answer_move(move=move, answer=Answer(True, "They lead", "Tess"), by=hana_at_work)
    take_back(move=move, why="They rang", by=hana_at_work)
    handover.refresh_from_db()
    assert handover.state == "revoked"  # or the other register would have its copy all the same


def test_work_that_ends_by_itself_leaves_no_handover_to_accept(episode: Any, cast: Any, hana_at_work: Any) -> None:
    triage = Team.objects.select_related("agency").get(pk=cast.tess.team_id)
    step = Step("up", "Worse", "Triage", to_team=triage, going=Going("Worse", "Two reviews", "Public task", True))
    move = ask_to_take_over(episode=episode, step=step, by=hana_at_work)
    close_episode(episode=episode, closing=Closing(ago(days=0), "declined", "They asked to stop"), by=HEARTH)
    move.refresh_from_db()
    assert move.handover is not None
    move.handover.refresh_from_db()
    assert (move.state, move.handover.state) == ("withdrawn", "revoked")
    assert move.answered_at is not None
    assert move.handover.answered_by == "Hearth itself, Harbour Families"


def test_a_handover_that_ended_meanwhile_is_said_in_words(episode: Any, cast: Any, hana_at_work: Any) -> None:
    triage = Team.objects.select_related("agency").get(pk=cast.tess.team_id)
    step = Step("up", "Worse", "Triage", to_team=triage, going=Going("Worse", "Two reviews", "Public task", True))
    move = ask_to_take_over(episode=episode, step=step, by=hana_at_work)
    stale = Handover.objects.get()
    revoke(handover=Handover.objects.get(), why="They rang", by=hana_at_work)
    with pytest.raises(NotPossible, match="no longer asked"):
        no_longer_hand_over(Move(holder_id=move.holder_id, handover=stale), "They rang", hana_at_work)


def test_what_is_typed_about_an_answer_survives_a_sign_out(
    episode: Any, hana_at_work: Any, hana: Any, cast: Any, sign_in: Any
) -> None:
    move = ask_to_take_over(episode=episode, step=UP, by=hana_at_work)
    page = reverse("casework:move", args=[move.pk])
    for name, typed in (("words", "A social worker comes on"), ("why", "They rang and will not")):
        shown = hana.get(page).content.decode()
        form = shown.split(f'name="{name}"')[0].rsplit("<form", 1)[1]
        keep = form.split('data-draft-url="')[1].split('"')[0]
        assert hana.post(keep, {name: typed}).status_code == 204
    hana.logout()
    again = sign_in(cast.hana)
    shown = again.get(page).content.decode()
    assert "A social worker comes on" in shown
    assert "They rang and will not" in shown
    sent = {"accepted": "yes", "words": "A social worker comes on Monday", "by_whom": "Ann Holt"}
    assert again.post(page, sent).status_code == 302
    assert not Draft.objects.filter(form=f"move-{move.pk}").exists()


def test_a_step_is_asked_for_on_its_page(episode: Any, hana: Any) -> None:
    page = reverse("casework:step_up", args=[episode.pk])
    assert "The pack" in hana.get(page).content.decode()
    sent = {"to": "elsewhere", "to_agency": "", "why": "It gets worse", "lead_stays": "no", "family_told": "yes"}
    refused = hana.post(page, sent).content.decode()
    assert "Say which agency" in refused
    assert "It gets worse" in refused
    assert hana.post(page, sent | {"to_agency": "Northmoor"}).status_code == 302
    assert Move.objects.get().holder_name == "Hana Quist"
    assert Move.objects.get().answer_by.date() > ago(days=0)


def options_of(page: str) -> list[str]:
    """What is chosen from at the top, in its order."""
    return re.findall(r'name="to" type="radio"[^>]*>\s*<label[^>]*>([^<]+)<', page)


def test_who_is_likely_to_take_a_family_over_comes_first_and_is_explained(
    episode: Any, hana: Any, hana_at_work: Any
) -> None:
    up = hana.get(reverse("casework:step_up", args=[episode.pk])).content.decode()
    front, *rest = options_of(up)
    assert front.endswith("Northmoor Council")
    assert "it decides about statutory services" in up
    assert "Eastvale" not in "".join(options_of(up))
    assert rest[-2:] == ["Another team in Hearth", "Somebody who is not in Hearth"]
    down = hana.get(reverse("casework:step_down", args=[episode.pk])).content.decode()
    assert front not in options_of(down)
    assert "A team that works with families." in down
    assert front in down  # in the list of all others


def test_any_other_team_may_be_asked_and_must_be_named(episode: Any, hana: Any, cast: Any, hana_at_work: Any) -> None:
    page = reverse("casework:step_up", args=[episode.pk])
    nothing = hana.post(page, {"to": "another"}).content.decode()
    for sentence in ("Say why you ask them", "Choose who leads when they", "Choose whether the family knows"):
        assert sentence in nothing
    told = {"to": "another", "why": "Worse", "lead_stays": "no", "family_told": "yes"}
    answer = hana.post(page, told).content.decode()
    assert "Choose the team" in answer
    assert "Worse</textarea>" in answer
    east = str(cast.ravi.team_id)
    answer = hana.post(page, told | {"to_other": east}).content.decode()
    assert "Write what they must know of what came before" in answer  # theirs is another agency
    assert f'value="{east}" selected' in answer
    assert hana.post(page, told | {"to_other": "no such team"}).status_code == 200
    shared = {"to_other": east, "history": "Two reviews", "lawful_basis": "Public task"}
    assert hana.post(page, told | shared).status_code == 302
    assert Move.objects.get().to_agency.endswith(cast.eastvale.name)
