"""The team around a family, and a worker's families given on."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from hearth.access.models import Membership
from hearth.audit.models import AuditEvent
from hearth.casework.actions import Closing, Tried, close_episode, hand_over, try_follow_up
from hearth.casework.around.actions import Joining, join_team, leave_team, no_longer_takes_part
from hearth.casework.models import Episode, FollowUp, KeyWorker, Participant, TeamMember
from hearth.casework.queries.episode import people_in
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import ago, begin, colleague_of, day
from hearth.families.actions import begin_family, expect_child, record_birth, record_death
from hearth.families.telling import PersonAsTold
from hearth.worklist.models import Item

ANN = Joining("supervisor", "Ann Holt", "Harbour Trust", ago(weeks=2), "0113 496 0001")


def test_several_have_a_role_and_leave_it(episode: Any, hana_at_work: Any, hana: Any) -> None:
    member = join_team(episode=episode, joining=ANN, by=hana_at_work)
    for joining, sentence in [
        (ANN, "already"),
        (Joining("key_worker", "Bo", "Hub", ago(days=1)), "one key worker"),
        (Joining("juggler", "Bo", "Hub", ago(days=1)), "not a role"),
        (Joining("supervisor", "Bo", "Hub", ago(days=-1)), "in the future"),
        (Joining("supervisor", "Bo", "Hub", ago(weeks=30)), "before the work began"),
    ]:
        with pytest.raises(NotPossible, match=sentence):
            join_team(episode=episode, joining=joining, by=hana_at_work)
    page = reverse("casework:team_around", args=[episode.pk])
    assert "Ann Holt" in hana.get(page).content.decode()
    with pytest.raises(NotPossible, match="only joined later"):
        leave_team(member=member, on=ago(weeks=3), by=hana_at_work)
    leave = reverse("casework:leave_team", args=[member.pk])
    assert hana.post(leave, day("on", ago(days=0))).status_code == 302
    assert TeamMember.objects.get().ends == ago(days=0)
    assert "Who was in the team before" in hana.get(page).content.decode()


def test_of_two_who_say_that_somebody_left_the_first_is_kept(episode: Any, hana_at_work: Any) -> None:
    member = join_team(episode=episode, joining=ANN, by=hana_at_work)
    leave_team(member=TeamMember.objects.get(), on=ago(days=3), by=hana_at_work)
    with pytest.raises(NotPossible, match="has left already"):
        leave_team(member=member, on=ago(days=0), by=hana_at_work)
    assert TeamMember.objects.get().ends == ago(days=3)
    stale, again = (Participant.objects.get(pk=next(iter(people_in(episode))).pk) for _ in range(2))
    no_longer_takes_part(participant=again, on=ago(days=3), by=hana_at_work)
    with pytest.raises(NotPossible, match="no longer"):
        no_longer_takes_part(participant=stale, on=ago(days=0), by=hana_at_work)
    assert Participant.objects.get(pk=stale.pk).ends == ago(days=3)


def test_what_is_typed_wrongly_about_somebody_who_joins_is_kept(episode: Any, hana: Any) -> None:
    page = reverse("casework:team_around", args=[episode.pk])
    typed = {"role": "supervisor", "name": "Ann Holt", "agency": "", **day("starts", ago(days=0))}
    answer = hana.post(page, typed).content.decode()
    assert "Say where they are from" in answer
    assert 'value="Ann Holt"' in answer


def test_somebody_who_has_left_home_takes_part_no_longer(episode: Any, hana_at_work: Any) -> None:
    mia = next(iter(people_in(episode)))
    no_longer_takes_part(participant=mia, on=ago(days=1), by=hana_at_work)
    assert mia.person not in [each.person for each in people_in(episode)]
    with pytest.raises(NotPossible, match="no longer"):
        no_longer_takes_part(participant=mia, on=ago(days=0), by=hana_at_work)


def test_twins_take_part_from_their_birth(episode: Any, hana_at_work: Any) -> None:
    mother = list(people_in(episode))[-1].person
    due = ago(weeks=-2)
    pregnancy = expect_child(mother=mother, family=episode.family, due=due, known_on=ago(weeks=10), by=hana_at_work)
    twins = [PersonAsTold("child", True, name, "Petrova", born=ago(days=1)) for name in ("Ada", "Bea")]
    record_birth(pregnancy=pregnancy, born=ago(days=1), children=twins, version=1, sure=True, by=hana_at_work)
    since = {each.person.given_names: each.starts for each in people_in(episode)}
    assert since["Ada"] == since["Bea"] == ago(days=1)
    assert len(since) == 5


def test_the_work_with_somebody_ends_with_their_life(episode: Any, hana_at_work: Any) -> None:
    leo = list(people_in(episode))[1].person
    record_death(person=leo, died=ago(days=1), version=leo.version, by=hana_at_work)
    assert Participant.objects.get(person=leo).ends == ago(days=1)


def test_the_database_refuses_a_day_without_a_key_worker(episode: Any, cast: Any, hana_at_work: Any) -> None:
    hand_over(episode=episode, to=cast.hugo, on=ago(weeks=2), by=hana_at_work)
    _check_now()
    for change in (
        lambda: KeyWorker.objects.filter(ends=None).update(starts=ago(weeks=1)),
        lambda: KeyWorker.objects.filter(ends=None).update(ends=ago(days=1)),
        lambda: KeyWorker.objects.filter(ends=None).delete(),
        lambda: KeyWorker.objects.filter(ends=None).update(starts=ago(weeks=3)),
    ):
        with pytest.raises(IntegrityError, match="key worker"), transaction.atomic():
            _checked(change)
    _check_now()


def _checked(change: Any) -> None:
    change()
    _check_now()


def _check_now() -> None:
    """As the end of a transaction does."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS a_key_worker_at_all_times IMMEDIATE")
        cursor.execute("SET CONSTRAINTS a_key_worker_at_all_times DEFERRED")


def test_when_a_worker_leaves_each_family_is_given_to_somebody(
    episode: Any, cast: Any, sign_in: Any, hana_at_work: Any
) -> None:
    other = begin(begin_family(name="Abara", body_id="northmoor", people=(), by=hana_at_work), hana_at_work)
    Membership.objects.filter(user_id=cast.hana.id).update(ends=ago(days=1))
    hugo = sign_in(cast.hugo)
    team = hugo.get(reverse("casework:team")).content.decode()
    assert "Hana Quist (has left)" in team
    page = reverse("casework:give_on", args=[cast.hana.id])
    assert "Petrova" in hugo.get(page).content.decode()
    assert "at least one family" in hugo.post(page, day("on", ago(days=0))).content.decode()
    chosen = {f"to-{each.pk}": str(cast.hugo.id) for each in (episode, other)}
    assert hugo.post(page, chosen | day("on", ago(days=0))).status_code == 302
    assert {each.key_worker_id for each in Episode.objects.all()} == {cast.hugo.id}
    assert {each.worker_id for each in Item.objects.filter(done_at=None)} == {cast.hugo.id}
    assert AuditEvent.objects.filter(verb="handed over").count() == 2
    assert hugo.get(page).status_code == 404
    _check_now()


def test_when_a_worker_leaves_somebody_else_goes_back_after_closure(
    through: Any, cast: Any, sign_in: Any, hana_at_work: Any
) -> None:
    close_episode(episode=through, closing=Closing(ago(weeks=1), "done", "Warm house"), by=hana_at_work)
    Membership.objects.filter(user_id=cast.hana.id).update(ends=ago(days=1))
    hugo, page = sign_in(cast.hugo), reverse("casework:give_on", args=[cast.hana.id])
    assert page in hugo.get(reverse("casework:team")).content.decode()
    assert "Petrova: who goes back, now that the work has ended?" in hugo.get(page).content.decode()
    assert hugo.post(page, {f"to-{through.pk}": str(cast.hugo.id)} | day("on", ago(days=0))).status_code == 302
    due = Item.objects.filter(kind="follow-up", done_at=None)
    assert [each.worker_id for each in due] == [cast.hugo.id] * 2
    assert page not in hugo.get(reverse("casework:team")).content.decode()
    again = Tried(ago(days=0), "phone", reached=False, again_on=ago(days=-7))
    try_follow_up(follow_up=FollowUp.objects.get(months=3), tried=again, by=cast.hugo)
    assert [each.worker_id for each in due.all()] == [cast.hugo.id] * 2


def test_a_whole_caseload_goes_to_one_person_but_for_whom_somebody_else_is_chosen(
    episode: Any, cast: Any, sign_in: Any, hana_at_work: Any
) -> None:
    names = ("Abara", "Morgan", "Lowe")
    others = [begin(begin_family(name=name, body_id="", people=(), by=hana_at_work), hana_at_work) for name in names]
    kim, page = colleague_of(cast.hana), reverse("casework:give_on", args=[cast.hana.id])
    hugo = sign_in(cast.hugo)
    instead = {f"to-{others[0].pk}": str(cast.hugo.id), f"to-{others[1].pk}": "stays", "to_all": str(kim.id)}
    bad = hugo.post(page, instead | {"to_all": "nobody we know"} | day("on", ago(days=0))).content.decode()
    assert "Choose who takes over at least one family" not in bad
    assert f'value="{cast.hugo.id}" selected' in bad
    none = {f"to-{each.pk}": "stays" for each in (episode, *others)} | {"to_all": str(kim.id)}
    assert "at least one family" in hugo.post(page, none | day("on", ago(days=0))).content.decode()
    told = hugo.post(page, instead | day("on", ago(days=0)), follow=True).content.decode()
    assert "3 families handed over." in told
    now = {str(each.family): each.key_worker_name for each in Episode.objects.select_related("family")}
    assert now == {"Petrova": "Kim Doe", "Lowe": "Kim Doe", "Abara": "Hugo Lind", "Morgan": "Hana Quist"}


def test_all_are_given_on_or_none(episode: Any, cast: Any, sign_in: Any, hana_at_work: Any) -> None:
    late: Any = {"opened": ago(days=1), "referred": ago(days=2)}
    other = begin(begin_family(name="Abara", body_id="northmoor", people=(), by=hana_at_work), hana_at_work, **late)
    chosen = {f"to-{each.pk}": str(cast.hugo.id) for each in (episode, other)}
    page = reverse("casework:give_on", args=[cast.hana.id])
    answer = sign_in(cast.hugo).post(page, chosen | day("on", ago(days=5)))
    assert "cannot be before the work began" in answer.content.decode()
    assert {each.key_worker_id for each in Episode.objects.all()} == {cast.hana.id}
