from typing import Any

import pytest
from django.urls import reverse

from hearth.casework.actions import Visited, drop_goal, plan_visit, record_visit, set_goal, take_part
from hearth.casework.around.actions import no_longer_takes_part
from hearth.casework.models import Participant, Visit
from hearth.casework.queries.episode import people_in
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import MOTHER, ago, at, children_of, day
from hearth.casework.tests.test_plan_and_visits import WANTED
from hearth.families.actions import add_person, begin_family, record_death
from hearth.families.telling import PersonAsTold

BABY = PersonAsTold("child", True, "Ada", "Petrova", born=ago(weeks=2))


def test_a_child_born_meanwhile_takes_part_and_is_asked_about(
    episode: Any, family: Any, hana_at_work: Any, cast: Any, sign_in: Any
) -> None:
    baby = add_person(family=family, told=BABY, by=hana_at_work)
    address = reverse("casework:people", args=[episode.pk])
    assert "Ada Petrova" in sign_in(cast.hana).get(address).content.decode()
    assert sign_in(cast.hana).post(address, {"person": str(baby.pk)} | day("on", ago(days=1))).status_code == 302
    assert baby in [each.person for each in people_in(episode)]
    assert "Everybody in the family takes part" in sign_in(cast.hana).get(address).content.decode()
    asked = sign_in(cast.hana).get(reverse("casework:observations", args=[episode.pk, "referral"])).content.decode()
    assert "Ada Petrova" in asked


def test_nobody_takes_part_twice_or_without_being_of_the_family(episode: Any, family: Any, hana_at_work: Any) -> None:
    with pytest.raises(NotPossible, match="takes part already"):
        take_part(episode=episode, person=episode.participants.first().person, on=ago(days=1), by=hana_at_work)
    others = begin_family(name="Other", body_id="", people=(MOTHER,), by=hana_at_work)
    with pytest.raises(NotPossible, match="not known as one of this family"):
        take_part(episode=episode, person=others.members.get().person, on=ago(days=1), by=hana_at_work)


def test_who_left_home_and_came_back_takes_part_again(episode: Any, hana_at_work: Any, hana: Any) -> None:
    mia = children_of(episode).mia
    no_longer_takes_part(participant=Participant.objects.get(person=mia), on=ago(weeks=6), by=hana_at_work)
    address = reverse("casework:people", args=[episode.pk])
    too_early = hana.post(address, {"person": str(mia.pk)} | day("on", ago(weeks=7))).content.decode()
    assert "took part until later than that" in too_early
    assert hana.post(address, {"person": str(mia.pk)} | day("on", ago(weeks=1))).status_code == 302
    assert [each.person for each in people_in(episode)].count(mia) == 1
    spans = Participant.objects.filter(person=mia).order_by("starts").values_list("starts", "ends")
    assert list(spans) == [(ago(weeks=12), ago(weeks=6)), (ago(weeks=1), None)]
    visit = plan_visit(episode=episode, planned_for=at(ago(days=2)), by=hana_at_work)
    record_visit(visit=visit, visited=Visited(at(ago(days=2)), seen=[mia.pk]), by=hana_at_work)
    assert visit.people.filter(person=mia, seen=True).count() == 1
    with pytest.raises(NotPossible, match="takes part already"):
        take_part(episode=episode, person=mia, on=ago(days=0), by=hana_at_work)


def test_who_comes_back_on_the_day_they_left_was_not_away(episode: Any, hana_at_work: Any) -> None:
    mia = children_of(episode).mia
    no_longer_takes_part(participant=Participant.objects.get(person=mia), on=ago(days=3), by=hana_at_work)
    take_part(episode=episode, person=mia, on=ago(days=3), by=hana_at_work)
    assert Participant.objects.get(person=mia).ends is None


def test_who_has_died_is_not_offered_again(episode: Any, hana_at_work: Any, hana: Any) -> None:
    leo = children_of(episode).leo
    record_death(person=leo, died=ago(days=1), version=leo.version, by=hana_at_work)
    assert "Leo Petrova" not in hana.get(reverse("casework:people", args=[episode.pk])).content.decode()
    with pytest.raises(NotPossible, match="has died"):
        take_part(episode=episode, person=leo, on=ago(days=0), by=hana_at_work)


def test_a_word_put_right_in_an_older_visit_loses_nothing_that_was_seen(
    episode: Any, hana_at_work: Any, hana: Any, visited: Any
) -> None:
    mia, leo = vars(children_of(episode)).values()
    goal = set_goal(episode=episode, wanted=WANTED, by=hana_at_work)
    visit = visited(episode, ago(weeks=3))
    Visit.objects.filter(pk=visit.pk).update(goals=[str(goal.pk)])
    no_longer_takes_part(participant=Participant.objects.get(person=mia), on=ago(weeks=1), by=hana_at_work)
    drop_goal(goal=goal, reason="They moved in with Gran.", by=hana_at_work)
    address = reverse("casework:visit", args=[visit.pk])
    page = hana.get(address).content.decode()
    assert "Mia Petrova" in page
    assert WANTED.words in page
    sent: dict[str, Any] = {"at": "10:00", "notes": "Breakfast was on the table, warm.", "version": str(visit.version)}
    sent |= {"seen": [str(mia.pk), str(leo.pk)], "seen_alone": [str(mia.pk)], "goals": [str(goal.pk)]}
    assert hana.post(address, sent | day("on", ago(weeks=3))).status_code == 302
    assert visit.people.get(person=mia).seen_alone
    assert Visit.objects.get().goals == [str(goal.pk)]


def test_a_word_put_right_after_an_adoption_keeps_that_the_child_was_seen(
    episode: Any, hana_at_work: Any, hana: Any, visited: Any
) -> None:
    mia, leo = vars(children_of(episode)).values()
    visit = visited(episode, ago(weeks=3))
    type(mia).objects.filter(pk=mia.pk).update(sealed_at=at(ago(days=1)))
    address = reverse("casework:visit", args=[visit.pk])
    assert "Mia" not in hana.get(address).content.decode()
    sent: dict[str, Any] = {"at": "10:00", "notes": "Warm.", "version": str(visit.version), "seen": [str(leo.pk)]}
    assert hana.post(address, sent | day("on", ago(weeks=3))).status_code == 302
    assert visit.people.get(person=mia).seen_alone
    assert not visit.people.get(person=leo).seen_alone
