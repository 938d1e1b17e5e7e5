"""Two at once, a record restricted meanwhile, somebody who has left: nothing lost, and nobody let in unseen."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.audit.models import AuditEvent
from hearth.casework.actions.handing_over import hand_over
from hearth.casework.models import Participant
from hearth.families.actions import add_person, restrict_family
from hearth.families.actions.passages import seal_person
from hearth.families.telling import PersonAsTold
from hearth.ownview.actions.coming_in import who_is_at
from hearth.ownview.actions.doors import give, renew_code
from hearth.ownview.actions.showing import begin_view, end_view, mark
from hearth.ownview.actions.writing import write_note
from hearth.ownview.models import Door, OwnView
from hearth.ownview.rules import NotPossible
from hearth.ownview.tests.conftest import SECRETS, Home2, ahead, door_for, view_for
from hearth.ui import days
from hearth.worklist.models import Item

LINK = f"/my-page/{SECRETS.link}"


def opens() -> bool:
    answer = Client().post(LINK, {"code": SECRETS.code}, follow=True)
    return "Hello Ines" in answer.content.decode()


def test_the_page_of_somebody_who_left_is_listed_and_can_be_ended(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.mother, cast.hana)
    door_for(view, cast.hana)
    home.episode.participants.filter(person=home.mother).update(ends=ahead(days=-1))
    worker = sign_in(cast.hana)
    listed = worker.get(reverse("ownview:people", args=[home.episode.pk])).content.decode()
    assert "Ines Larkin" in listed
    end = reverse("ownview:end", args=[view.pk])
    assert end in listed
    worker.post(end, {"why": "She has left."})
    home.episode.participants.filter(person=home.mother).update(ends=None)
    assert not opens()


def test_each_way_in_is_named_on_the_list(cast: Any, home: Home2, sign_in: Any) -> None:
    door_for(view_for(home, home.mother, cast.hana), cast.hana)
    listed = sign_in(cast.hana).get(reverse("ownview:people", args=[home.episode.pk])).content.decode()
    assert "Ines Larkin, by their own link" in listed


def test_a_page_that_stands_is_not_opened_by_being_begun_again(cast: Any, home: Home2) -> None:
    view = view_for(home, home.mother, cast.hana)
    door_for(view, cast.hana)
    restrict_family(family=home.family, restricted=True, by=cast.hugo)
    again = begin_view(episode=home.episode, person=home.mother, by=cast.hugo)
    assert again.pk == view.pk
    assert not opens()
    assert not OwnView.objects.get(pk=view.pk).begun_while_restricted


def test_a_restriction_is_honoured_though_the_worker_has_not_seen_it(cast: Any, home: Home2) -> None:
    seen_before = home.episode.family
    assert not seen_before.restricted
    restrict_family(family=type(home.family).objects.get(pk=home.family.pk), restricted=True, by=cast.hugo)
    with pytest.raises(NotPossible, match="cannot decide"):
        begin_view(episode=home.episode, person=home.mother, by=cast.hana)
    assert begin_view(episode=home.episode, person=home.mother, by=cast.hugo).begun_while_restricted


def test_a_second_restriction_ends_what_the_first_one_let_through(cast: Any, home: Home2) -> None:
    restrict_family(family=home.family, restricted=True, by=cast.hugo)
    view = view_for(home, home.mother, cast.hugo)
    door_for(view, cast.hugo)
    assert opens()
    restrict_family(family=home.family, restricted=False, by=cast.hugo)
    restrict_family(family=home.family, restricted=True, by=cast.hugo)
    assert not opens()
    restrict_family(family=home.family, restricted=False, by=cast.hugo)
    assert not opens()


def test_the_second_who_marks_sees_both_and_overwrites_nothing(cast: Any, home: Home2, sign_in: Any) -> None:
    view = begin_view(episode=home.episode, person=home.mother, by=cast.hana)
    worker, address = sign_in(cast.hana), reverse("ownview:choose", args=[view.pk])
    version = re.search(r'name="version" value="(\d+)"', worker.get(address).content.decode())
    assert version
    theirs = home.episode.goals.get(person=None)
    mine = home.episode.goals.get(person=home.mother)
    mark(view=view, what=[("goal", theirs.pk)], words="From the first.", by=cast.hugo)
    typed = {"version": version[1], "words": "From the second.", "goal": [str(mine.pk)]}
    refused = worker.post(address, typed).content.decode()
    assert "Somebody else saved this while you were choosing." in refused
    assert "From the first." in refused
    assert "From the second." in refused
    assert view.marked.get().source_id == theirs.pk
    again = re.search(r'name="version" value="(\d+)"', refused)
    assert again
    assert worker.post(address, {**typed, "version": again[1]}).status_code == 302
    assert view.marked.get().source_id == mine.pk


def test_of_two_answers_one_is_given_and_none_is_lost(cast: Any, home: Home2, sign_in: Any) -> None:
    door = door_for(view_for(home, home.mother, cast.hana), cast.hana)
    note = write_note(door=door, kind="question", words="When?", by=who_is_at(door))
    address = reverse("ownview:note", args=[note.pk])
    assert sign_in(cast.hugo).post(address, {"outcome": "answered", "answer": "On Monday."}).status_code == 302
    second = sign_in(cast.hana).post(address, {"outcome": "answered", "answer": "Not before the review."})
    words = second.content.decode()
    assert "Hugo Lind has answered this. Yours was not sent; both are here." in words
    assert "On Monday." in words
    assert "Not before the review." in words
    note.refresh_from_db()
    assert note.answer == "On Monday."


def test_an_answer_with_nothing_in_it_is_asked_for(cast: Any, home: Home2, sign_in: Any) -> None:
    door = door_for(view_for(home, home.mother, cast.hana), cast.hana)
    note = write_note(door=door, kind="question", words="When?", by=who_is_at(door))
    refused = sign_in(cast.hana).post(reverse("ownview:note", args=[note.pk]), {"answer": "Kept."}).content.decode()
    assert "Say what came of it" in refused
    assert "Kept." in refused


def advocates(seen: str) -> dict[str, str]:
    first, last = days.today(), ahead(days=30)
    days_typed = {
        f"{name}_{part}": str(getattr(on, part))
        for name, on in (("named_on", first), ("until", last))
        for part in ("day", "month", "year")
    }
    return {"name": "Jan Ray", "seen": seen, **days_typed}


def test_an_advocate_is_let_in_to_the_page_that_was_seen_and_to_no_other(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.mother, cast.hana, words="It goes well.")
    worker, address = sign_in(cast.hana), reverse("ownview:advocate", args=[view.pk])
    shown = worker.get(address).content.decode()
    assert "It goes well." in shown
    seen = re.search(r'name="seen" value="(\w+)"', shown)
    assert seen
    mark(view=view, what=[], words="She told us of her debts.", by=cast.hugo)
    refused = worker.post(address, advocates(seen[1])).content.decode()
    assert "The page has changed since you looked." in refused
    assert "She told us of her debts." in refused
    assert "Jan Ray" in refused
    assert not Door.objects.exists()
    again = re.search(r'name="seen" value="(\w+)"', refused)
    assert again
    assert 'id="code"' in worker.post(address, advocates(again[1])).content.decode()
    assert not worker.post(address, {**advocates(""), "name": "Ann Other"}).content.decode().count('id="code"')


def test_a_new_code_is_for_the_page_that_was_seen(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.mother, cast.hana)
    door = door_for(view, cast.hana)
    worker, address = sign_in(cast.hana), reverse("ownview:new_code", args=[door.pk])
    shown = worker.get(reverse("ownview:preview", args=[view.pk])).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', shown)
    assert seen
    mark(view=view, what=[], words="Anew.", by=cast.hugo)
    before = door.code_hash
    refused = worker.post(address, {"seen": seen[1]}, follow=True).content.decode()
    assert "The page has changed since you looked." in refused
    door.refresh_from_db()
    assert door.code_hash == before


def test_a_wrong_code_is_in_the_log_without_a_word_of_anybody(cast: Any, home: Home2) -> None:
    door = door_for(view_for(home, home.mother, cast.hana), cast.hana)
    Client().post(LINK, {"code": "2222-2222"})
    event = AuditEvent.objects.get(verb="tried a wrong code at")
    assert (event.holder_id, event.subject_id) == (cast.hana.holder_id, str(door.pk))
    assert (event.actor_id, event.actor_text, event.field_names) == (None, "a member of the public", [])
    assert "2222" not in repr(vars(event))


def test_a_link_that_leads_nowhere_is_the_same_work(cast: Any, home: Home2) -> None:
    door_for(view_for(home, home.mother, cast.hana), cast.hana)
    Client().post(LINK, {"code": "2222-2222"})  # what is asked once a process is asked now
    asked = []
    for address in (LINK, "/my-page/QQQQQQQQQQQQQQ"):
        with CaptureQueriesContext(connection) as queries:
            Client().post(address, {"code": "2222-2222"})
        asked.append([re.sub(r"'[^']*'|\d+|\{.*\}", "?", each["sql"]) for each in queries.captured_queries])
    assert [each.split("(")[0][:40] for each in asked[0]] == [each.split("(")[0][:40] for each in asked[1]]
    assert len(asked[0]) > 6


def test_a_page_is_ended_once(cast: Any, home: Home2, sign_in: Any) -> None:
    view = view_for(home, home.mother, cast.hana)
    end_view(view=view, why="She asked.", by=cast.hana)
    again = sign_in(cast.hana).post(reverse("ownview:end", args=[view.pk]), {"why": "Me too."}).content.decode()
    assert "ended already" in again
    assert "Me too." in again
    assert OwnView.objects.get(pk=view.pk).why_ended == "She asked."


def test_whoever_reads_in_an_emergency_lets_nobody_in(cast: Any, home: Home2) -> None:
    view = view_for(home, home.mother, cast.hana)
    door = door_for(view, cast.hana)
    restrict_family(family=home.family, restricted=True, by=cast.hugo)
    for change in (
        lambda: give(view=view, secrets=SECRETS, by=cast.hana),
        lambda: renew_code(door=door, by=cast.hana),
        lambda: mark(view=view, what=[], words="", by=cast.hana),
    ):
        with pytest.raises(NotPossible):
            change()


def asked_by_her(cast: Any, home: Home2) -> Any:
    door = door_for(view_for(home, home.mother, cast.hana), cast.hana)
    return write_note(door=door, kind="question", words="When?", by=who_is_at(door))


def test_what_they_asked_is_for_the_next_key_worker(cast: Any, home: Home2) -> None:
    note = asked_by_her(cast, home)
    hand_over(episode=home.episode, to=cast.hugo, on=days.today(), by=cast.hana)
    item = Item.objects.get(source_id=note.pk)
    assert (item.worker_id, item.team_id) == (cast.hugo.id, cast.hugo.team_id)


def test_no_list_of_work_names_whoever_was_adopted(cast: Any, home: Home2) -> None:
    """Somebody of seventeen with a page of their own, whose sister stays in the family."""
    told = PersonAsTold("child", True, "Asha", "Larkin", born=ahead(days=-17 * 365))
    asha = add_person(family=home.family, told=told, by=cast.hana)
    Participant.objects.create(episode=home.episode, person=asha, starts=home.episode.opened)
    door = door_for(view_for(home, asha, cast.hana), cast.hana)
    note = write_note(door=door, kind="question", words="When?", by=who_is_at(door))
    asha.refresh_from_db()
    seal_person(person=asha, order_made=ahead(days=-1), why="Seen.", version=asha.version, by=cast.hugo)
    assert not Item.objects.filter(source_id=note.pk, done_at=None).exists()
    door.refresh_from_db()
    assert door.closed_at
