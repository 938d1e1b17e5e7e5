"""Before a review, at it, and what follows from it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from hearth.audit.models import AuditEvent
from hearth.casework.actions import (
    Closing,
    GoalStands,
    Reviewed,
    Wanted,
    close_episode,
    hand_over,
    hold_review,
    miss_visit,
    plan_visit,
    set_goal,
)
from hearth.casework.models import Contribution, Episode, Goal, GoalRating, Review, ReviewPerson
from hearth.casework.moves.actions import Answer as MoveAnswer
from hearth.casework.moves.actions import Step, answer_move, ask_to_take_over, take_back
from hearth.casework.plan.actions import agree_plan
from hearth.casework.queries.episode import people_in
from hearth.casework.reviewing.actions import Asked, ask_for_words, keep_words
from hearth.casework.reviewing.queries import prepared
from hearth.casework.reviewing.rules import Done, follows
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, at, begin, day
from hearth.chronology.models import Entry
from hearth.families.actions import begin_family
from hearth.families.models import Family
from hearth.post.models import Message
from hearth.scope.opening import holder_scope
from hearth.worklist.models import Item

MARSH = Asked("Ms Marsh", "Beck Lane School", ago(days=-3), "marsh@example.org")


@pytest.fixture
def goal(episode: Any, hana_at_work: Any) -> Goal:
    wanted = Wanted("Asleep by eight", 2, 8, "Mum", ago(weeks=-4))
    made: Goal = set_goal(episode=episode, wanted=wanted, by=hana_at_work)
    return made


def test_a_review_begins_from_what_happened_since(
    episode: Any, goal: Any, visited: Any, reviewed: Any, hana_at_work: Any
) -> None:
    visited(episode, ago(weeks=10))
    reviewed(episode, ago(weeks=6))
    visited(episode, ago(weeks=3))
    miss_visit(
        visit=plan_visit(episode=episode, planned_for=at(ago(weeks=2)), by=hana_at_work), reason="Out", by=hana_at_work
    )
    GoalRating.objects.create(goal=goal, on=ago(weeks=1), value=5)
    told = prepared(hana_at_work, episode, ago(days=0))
    assert told.since == ago(weeks=6)
    assert (told.visits.done, told.visits.missed, told.visits.least) == (1, 1, 6)
    assert [(each.before, each.latest) for each in told.goals] == [(2, 5)]  # type: ignore[attr-defined]


def test_others_are_asked_and_their_words_stay_theirs(episode: Any, hana_at_work: Any, hana: Any) -> None:
    asked = ask_for_words(episode=episode, asked=MARSH, by=hana_at_work)
    letter = Message.objects.get(to="marsh@example.org")
    assert "Petrova" not in letter.body + letter.subject
    assert Item.objects.get(kind="contribution", done_at=None).worker_id == hana_at_work.id
    page = reverse("casework:contribution", args=[asked.pk])
    words = "He is  tired.\r\nOn Mondays most."
    assert hana.post(page, {"words": words, "how": "spoke"} | day("received_on", ago(days=0))).status_code == 302
    assert Contribution.objects.get().words == words
    assert "He is  tired." in hana.get(reverse("casework:review", args=[episode.pk])).content.decode()
    entry = Entry.objects.get(source_kind="casework.contribution")
    assert (entry.words, entry.source_name) == (words, "Ms Marsh, Beck Lane School")
    assert not Item.objects.filter(kind="contribution", done_at=None).exists()


def test_a_colleague_finds_it_on_their_own_list(episode: Any, cast: Any, hana_at_work: Any) -> None:
    colleague = Asked("Hugo Lind", "Harbour", ago(days=-3), worker_id=cast.hugo.id)
    ask_for_words(episode=episode, asked=colleague, by=hana_at_work)
    assert Item.objects.get(kind="contribution").worker_id == cast.hugo.id


def test_words_that_cannot_be_are_refused(episode: Any, hana_at_work: Any, reviewed: Any) -> None:
    asked = ask_for_words(episode=episode, asked=MARSH, by=hana_at_work)
    with pytest.raises(NotPossible, match="asked already"):
        ask_for_words(episode=episode, asked=MARSH, by=hana_at_work)
    said = {"contribution": asked, "how": "They wrote", "by": hana_at_work, "taken_by": "Hana"}
    with pytest.raises(NotPossible, match="between the day"):
        keep_words(words="Well", received_on=ago(days=9), **said)
    with pytest.raises(NotPossible, match="Write down"):
        keep_words(words=" ", received_on=ago(days=0), **said)
    reviewed(episode, ago(days=0))
    with pytest.raises(NotPossible, match="review has been held"):
        keep_words(words="Well", received_on=ago(days=0), **said)


def test_what_was_asked_before_a_review_held_long_ago_is_on_no_list(
    episode: Any, hana_at_work: Any, reviewed: Any
) -> None:
    """Reviews held before Hearth took such tasks off the list left them there."""
    earlier = ask_for_words(episode=episode, asked=MARSH, by=hana_at_work)
    reviewed(episode, ago(days=0))
    Item.objects.filter(kind="contribution").update(done_at=None)
    now = ask_for_words(episode=episode, asked=MARSH, by=hana_at_work)
    with connection.cursor() as cursor:
        cursor.execute(import_module("hearth.casework.migrations.0014_held_reviews_ask_nobody").DONE)
    assert Item.objects.get(kind="contribution", done_at=None).source_id == now.pk != earlier.pk


def test_a_review_says_who_was_there_and_goals_carry_over(episode: Any, goal: Any, hana_at_work: Any) -> None:
    other = set_goal(episode=episode, wanted=Wanted("Warm", 1, 6, "Mum", ago(weeks=-2)), by=hana_at_work)
    mother = list(people_in(episode))[-1].person_id
    stands = [GoalStands(goal, 6), GoalStands(other, None, "The boiler is mended")]
    held = Reviewed(ago(days=0), "Ms Marsh", "Fine", "Better", "continue", people=[mother], goals=stands)
    hold_review(episode=episode, reviewed=held, by=hana_at_work)
    assert ReviewPerson.objects.get().person_id == mother
    assert GoalRating.objects.get().value == 6
    assert list(Goal.objects.filter(dropped_reason="").values_list("words", flat=True)) == ["Asleep by eight"]
    assert Goal.objects.get(pk=other.pk).dropped_on == ago(days=0)


def test_the_review_is_held_on_its_page(episode: Any, goal: Any, hana: Any) -> None:
    page = reverse("casework:review", args=[episode.pk])
    assert "Since " in hana.get(page).content.decode()
    mother = str(list(people_in(episode))[-1].person_id)
    sent = {"people": [mother], "family_view": "Fine", "summary": "Better", "outcome": "step_up", "phase": "engagement"}
    sent |= {f"goal-{goal.pk}": "4", f"aside-{goal.pk}": ""} | day("held_on", ago(days=0))
    nobody = hana.post(page, {**sent, "people": []}).content.decode()
    assert "Say who was there" in nobody
    assert "Better" in nobody
    assert hana.post(page, sent).status_code == 302
    shown = hana.get(reverse("casework:episode", args=[episode.pk])).content.decode()
    assert "decided to step up" in shown
    assert "Dawn" in shown


def test_each_goal_is_asked_about_beside_what_became_of_it(
    episode: Any, goal: Any, reviewed: Any, hana: Any, hana_at_work: Any
) -> None:
    page = reverse("casework:review", args=[episode.pk])
    assert "Nobody has rated it yet." in hana.get(page).content.decode()
    GoalRating.objects.create(goal=goal, on=ago(days=9), value=5)
    assert "It is at 5, up 3 from 2 when the work began." in hana.get(page).content.decode()
    reviewed(episode, ago(days=8))
    assert "It is at 5, as at the last review." in hana.get(page).content.decode()
    GoalRating.objects.create(goal=goal, on=ago(days=1), value=3)
    assert "It is at 3, down 2 from 5 at the last review." in hana.get(page).content.decode()


def test_the_page_of_a_review_has_each_of_its_parts(episode: Any, goal: Any, hana: Any) -> None:
    page = hana.get(reverse("casework:review", args=[episode.pk])).content.decode()
    for part in ("since", "there", "goals", "said", "follows"):
        assert f'href="#{part}"' in page
        assert f'id="{part}"' in page


def test_work_that_has_ended_has_no_review_to_hold_and_what_was_typed_for_one_is_still_there(
    through: Any, hana: Any, hana_at_work: Any
) -> None:
    page = reverse("casework:review", args=[through.pk])
    keep = hana.get(page).content.decode().split('data-draft-url="')[1].split('"')[0]
    close_episode(episode=through, closing=Closing(ago(days=0), "declined", "Said"), by=hana_at_work)
    ended = hana.get(page).content.decode()
    assert "The work ended on" in ended
    assert "This review is due" not in ended
    assert "<textarea" not in ended
    hana.post(keep, {"summary": "Half a thought"})
    assert "Half a thought" in hana.get(page).content.decode()


@pytest.mark.parametrize(("outcome", "page"), [("step_up", "step_up"), ("step_down", "step_down"), ("end", "close")])
def test_what_a_review_decides_is_on_the_list_until_it_is_done(
    episode: Any, reviewed: Any, hana_at_work: Any, outcome: str, page: str
) -> None:
    reviewed(episode, ago(days=1), outcome=outcome)
    assert Item.objects.get(kind="after-review", done_at=None).page == f"casework:{page}"
    close_episode(episode=episode, closing=Closing(ago(days=0), "declined", "Said"), by=hana_at_work)
    assert not Item.objects.filter(kind="after-review", done_at=None).exists()


def test_a_changed_plan_is_done_once_it_is_agreed(episode: Any, goal: Any, reviewed: Any, hana_at_work: Any) -> None:
    reviewed(episode, ago(days=1), outcome="change")
    agree_plan(episode=episode, agreed_on=ago(days=0), by=hana_at_work)
    assert not Item.objects.filter(kind="after-review", done_at=None).exists()


def test_only_the_last_review_is_followed(episode: Any, reviewed: Any, hana_at_work: Any) -> None:
    reviewed(episode, ago(days=9), outcome="step_up")
    reviewed(episode, ago(days=1), outcome="continue")
    assert not Item.objects.filter(kind="after-review", done_at=None).exists()


def test_what_is_asked_goes_with_the_family_to_the_next_key_worker(
    episode: Any, cast: Any, reviewed: Any, hana_at_work: Any
) -> None:
    reviewed(episode, ago(days=1), outcome="step_up")
    ask_for_words(episode=episode, asked=MARSH, by=hana_at_work)
    hand_over(episode=episode, to=cast.hugo, on=ago(days=0), by=hana_at_work)
    assert {each.worker_id for each in Item.objects.filter(done_at=None)} == {cast.hugo.id}


def test_a_review_says_what_follows() -> None:
    nothing = Done(frozenset(), planned=False, closed=False)
    assert follows("continue", nothing) is None
    stepped, planned = Done(frozenset({"up"}), planned=False, closed=False), replace(nothing, planned=True)
    for outcome, other in [("step_up", planned), ("step_down", stepped), ("change", stepped)]:
        assert follows(outcome, nothing)
        assert follows(outcome, other)
    assert follows("step_up", stepped) is None
    assert follows("change", planned) is None
    assert follows("end", replace(nothing, closed=True)) is None


def test_a_review_of_a_stranger_is_refused_and_nothing_is_kept(episode: Any, hana_at_work: Any) -> None:
    from uuid import uuid4

    held = Reviewed(ago(days=0), "", "Fine", "Better", "continue", people=[uuid4()])
    with pytest.raises(NotPossible, match="does not take part"):
        hold_review(episode=episode, reviewed=held, by=hana_at_work)
    assert not Review.objects.exclude(held_on=None).exists()
    assert Episode.objects.get().version == 1


def _step(direction: str) -> Step:
    return Step(direction, "As the review found", "Mill Lane", "Jo", stays_in_touch="Jo Reed at the hub")


def _asks(page: Any) -> bool:
    """Whether the review's decision is still to be done: on the list, and so on the family's page."""
    listed = Item.objects.filter(kind="after-review", done_at=None).exists()
    assert listed == ("The review decided" in page.content.decode())
    return listed


@pytest.mark.parametrize("end", ["declined", "taken back"])
def test_a_step_that_came_to_nothing_leaves_what_the_review_decided_to_be_done(
    episode: Any, reviewed: Any, hana_at_work: Any, hana: Any, end: str
) -> None:
    page = reverse("casework:episode", args=[episode.pk])
    reviewed(episode, ago(days=1), outcome="step_up")
    move = ask_to_take_over(episode=episode, step=_step("up"), by=hana_at_work)
    assert not _asks(hana.get(page))
    if end == "declined":
        answer_move(move=move, answer=MoveAnswer(False, "Below our threshold", "Ann Holt"), by=hana_at_work)
    else:
        take_back(move=move, why="They rang", by=hana_at_work)
    assert _asks(hana.get(page))
    accepted = ask_to_take_over(episode=episode, step=_step("up"), by=hana_at_work)
    answer_move(move=accepted, answer=MoveAnswer(True, "We visit on Monday", "Ann Holt"), by=hana_at_work)
    assert not _asks(hana.get(page))


def test_a_step_the_other_way_is_not_what_the_review_decided(
    episode: Any, reviewed: Any, hana_at_work: Any, hana: Any
) -> None:
    page = reverse("casework:episode", args=[episode.pk])
    reviewed(episode, ago(days=1), outcome="step_up")
    down = ask_to_take_over(episode=episode, step=_step("down"), by=hana_at_work)
    assert _asks(hana.get(page))
    take_back(move=down, why="They rang", by=hana_at_work)
    assert _asks(hana.get(page))


def test_what_was_done_before_the_review_was_written_down_is_not_asked_for(
    episode: Any, goal: Any, reviewed: Any, hana_at_work: Any, hana: Any
) -> None:
    agree_plan(episode=episode, agreed_on=ago(days=1), by=hana_at_work)
    reviewed(episode, ago(days=1), outcome="change")
    assert not _asks(hana.get(reverse("casework:episode", args=[episode.pk])))


def test_a_declined_step_asks_for_nothing_that_no_review_decided(
    episode: Any, reviewed: Any, hana_at_work: Any, hana: Any
) -> None:
    reviewed(episode, ago(days=1), outcome="continue")
    move = ask_to_take_over(episode=episode, step=_step("up"), by=hana_at_work)
    take_back(move=move, why="They rang", by=hana_at_work)
    assert not _asks(hana.get(reverse("casework:episode", args=[episode.pk])))


def test_what_waits_already_keeps_its_day(episode: Any, goal: Any, reviewed: Any, hana_at_work: Any) -> None:
    reviewed(episode, ago(days=1), outcome="change")
    due = Item.objects.get(kind="after-review").due - timedelta(days=1)
    Item.objects.filter(kind="after-review").update(due=due)
    move = ask_to_take_over(episode=episode, step=_step("up"), by=hana_at_work)
    take_back(move=move, why="They rang", by=hana_at_work)
    assert Item.objects.get(kind="after-review", done_at=None).due == due


@pytest.fixture
def kemis(cast: Any) -> Iterator[Any]:
    """Work of a council's own team."""
    with holder_scope(cast.northmoor.pk):
        family = begin_family(name="Morgan", body_id="northmoor", people=(), by=cast.kemi)
        yield begin(family, cast.kemi, programme="early_help")


def test_only_who_may_open_the_work_is_asked_to_say_what_they_see(kemis: Any, cast: Any, sign_in: Any) -> None:
    """Who cannot open it would never see on their list that they are asked."""
    page = reverse("casework:ask_contribution", args=[kemis.pk])
    told = sign_in(cast.mara).get(page).content.decode()
    assert "Kemi Brand" in told
    assert "Sol Winters" in told
    assert "Owen Pryce" not in told
    sent = {"worker": str(cast.other.id), "name": "", "agency": "", "email": "", **day("by_when", ago(days=-3))}
    assert sign_in(cast.mara).post(page, sent).status_code == 200
    assert not Contribution.objects.exists()
    Family.objects.filter(pk=kemis.family_id).update(restricted=True)
    told = sign_in(cast.mara).get(page).content.decode()
    assert "Sol Winters" in told
    assert "Kemi Brand" not in told


def test_nobody_is_asked_any_more_once_the_review_has_been_held(
    episode: Any, reviewed: Any, hana_at_work: Any, hana: Any
) -> None:
    asked = ask_for_words(episode=episode, asked=MARSH, by=hana_at_work)
    reviewed(episode, ago(days=0))
    page = reverse("casework:contribution", args=[asked.pk])
    assert "The review was held on" in hana.get(page).content.decode()
    assert "Half a sentence" in hana.post(page, {"words": "Half a sentence"}).content.decode()
    assert not Item.objects.filter(kind="contribution", done_at=None).exists()
    ask_for_words(episode=episode, asked=MARSH, by=hana_at_work)  # before the next one
    assert Item.objects.filter(kind="contribution", done_at=None).count() == 1


def test_whom_somebody_was_about_to_ask_is_kept(episode: Any, hana: Any) -> None:
    page = reverse("casework:ask_contribution", args=[episode.pk])
    keep = hana.get(page).content.decode().split('data-draft-url="')[1].split('"')[0]
    typed = {"worker": "", "name": "Ms Marsh", "agency": "Beck Lane School", "email": ""}
    assert hana.post(keep, typed).status_code == 204
    assert 'value="Ms Marsh"' in hana.get(page).content.decode()
    assert hana.post(page, typed | day("by_when", ago(days=-3))).status_code == 302
    assert "Ms Marsh" not in hana.get(page).content.decode().replace("such as Ms Marsh", "")


def test_who_opened_a_review_is_in_the_log(episode: Any, hana: Any, hana_at_work: Any) -> None:
    def opened() -> int:
        return AuditEvent.objects.filter(actor_id=hana_at_work.id, verb="opened", subject_id=str(episode.pk)).count()

    before = opened()
    hana.get(reverse("casework:review", args=[episode.pk]))
    assert opened() == before + 1
