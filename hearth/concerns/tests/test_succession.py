"""A council is replaced: its undecided worries are with the next one, once each, and reporters still find theirs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.access.models import Agency, Membership, Team
from hearth.audit.actors import PUBLIC
from hearth.audit.models import AuditEvent
from hearth.concerns.actions import add_message, report
from hearth.concerns.events import concern_passed_on
from hearth.concerns.models import Concern, Message
from hearth.concerns.queries import destination_of, messages_of, reports_by, way_back
from hearth.concerns.succession import actions
from hearth.concerns.succession.actions import AlreadyGone, pass_on, told_by_hand
from hearth.concerns.succession.running import pass_on_everything
from hearth.concerns.tests.walking import answer, page, walk, words
from hearth.concerns.way_back import hash_of_way_back
from hearth.files.models import Attachment
from hearth.places.models import ResponsibleBody
from hearth.scope.opening import holder_scope, intake_scope
from hearth.ui.days import LONDON
from hearth.worklist.models import Item

LAST_DAY, FIRST_DAY = date(2027, 3, 31), date(2027, 4, 1)
ELMBRIDGE, WOKING = "E07000207", "E07000217"


def council(name: str, body: str) -> Agency:
    agency = Agency.objects.create(name=name, kind="council", is_holder=True, body_id=body, duty_email="d@example.org")
    Team.objects.create(agency=agency, name="Front Door", kind="triage")
    return agency


@pytest.fixture
def surrey(cast: Any) -> Agency:
    return council("Surrey County Council", "surrey")


@pytest.fixture
def east(cast: Any) -> Agency:
    return council("East Surrey Council", "east-surrey")


@pytest.fixture
def tell(surrey: Agency, telling: Callable[..., Any]) -> Callable[..., Any]:
    """`tell(district=…, account=…)`: a worry told to Surrey."""
    to = destination_of(ResponsibleBody.objects.get(pk="surrey"))

    def tell_surrey(district: str = "", by: Any = PUBLIC, **told: Any) -> Any:
        worry = telling(to=to, routing={"rule": "postcode", "district": district}, **told)
        with intake_scope(to.holder_id):  # type: ignore[union-attr]
            return report(telling=worry, by=by)

    return tell_surrey


def in_scope(council: Agency, model: Any = Concern, **asked: Any) -> list[Any]:
    with holder_scope(council.id):
        return list(model.objects.filter(**asked).order_by("id"))


def passed(found: Any) -> tuple[int, int, int]:
    return (found.passed, found.to_tell, found.to_choose)


def test_nothing_happens_before_the_day(tell: Any, surrey: Any, east: Any) -> None:
    tell(ELMBRIDGE)
    assert passed(pass_on_everything(LAST_DAY)) == (0, 0, 0)
    assert not in_scope(east)


def test_on_the_day_the_successor_has_a_copy_and_the_old_record_stays(tell: Any, surrey: Any, east: Any) -> None:
    receipt = tell(ELMBRIDGE, account="  Word for word 👶\r\n", danger=True)
    assert passed(pass_on_everything(FIRST_DAY)) == (1, 0, 0)
    (old,), (new,) = in_scope(surrey), in_scope(east)
    assert (new.account, new.received_at, new.decision_due) == (old.account, old.received_at, old.decision_due)
    assert (new.body_id, new.came_from_id, new.urgent) == ("east-surrey", old.pk, True)
    assert (old.holder_id, old.passed_to_body, old.passed_to_id) == (surrey.id, "east-surrey", new.pk)
    assert old.passed_on_at is not None
    assert new.reference != old.reference == receipt.reference
    assert new.routing["passed_on"]["from"] == "surrey"
    with holder_scope(east.id):
        assert [str(child) for child in new.children.all()] == ["Alfie"]


def test_the_old_teams_list_is_free_of_it_and_the_new_teams_has_it(tell: Any, surrey: Any, east: Any) -> None:
    tell(ELMBRIDGE)
    pass_on_everything(FIRST_DAY)
    assert in_scope(surrey, Item, done_at=None) == []
    (item,) = in_scope(east, Item, done_at=None)
    assert item.kind == "decide"


def test_both_sides_have_it_in_their_log(tell: Any, surrey: Any, east: Any) -> None:
    tell(ELMBRIDGE)
    pass_on_everything(FIRST_DAY)
    (old,), (new,) = in_scope(surrey), in_scope(east)
    assert verbs(surrey, old) == {"received", "passed on"}
    assert verbs(east, new) == {"received", "took over"}


def verbs(council: Agency, concern: Concern) -> set[str]:
    with holder_scope(council.id):
        return set(AuditEvent.objects.filter(subject_id=str(concern.pk)).values_list("verb", flat=True))


def test_running_again_and_again_doubles_nothing(tell: Any, surrey: Any, east: Any) -> None:
    tell(ELMBRIDGE)
    tell("")
    first = pass_on_everything(FIRST_DAY)
    again = pass_on_everything(FIRST_DAY)
    assert (passed(first), passed(again)) == ((1, 0, 1), (0, 0, 1))
    assert len(in_scope(east)) == 1
    assert len(in_scope(surrey, Item, kind="choose-successor")) == 1
    with holder_scope(surrey.id):
        assert AuditEvent.objects.filter(verb="asked who takes over").count() == 1


def test_a_run_that_is_killed_in_the_middle_leaves_each_worry_whole_and_goes_on(
    tell: Any, surrey: Any, east: Any, monkeypatch: Any
) -> None:
    for _ in range(3):
        tell(ELMBRIDGE)
    mark, calls = actions._mark, []

    def killed(*given: Any, **more: Any) -> None:
        calls.append(given)
        if len(calls) == 2:
            raise KeyboardInterrupt
        mark(*given, **more)

    monkeypatch.setattr(actions, "_mark", killed)
    with pytest.raises(KeyboardInterrupt):
        pass_on_everything(FIRST_DAY)
    assert (len(in_scope(east)), len(in_scope(surrey, passed_on_at=None))) == (1, 2)
    assert passed(pass_on_everything(FIRST_DAY)) == (2, 0, 0)
    assert len(in_scope(east)) == 3
    assert len({each.came_from_id for each in in_scope(east)}) == 3


def test_what_was_decided_stays(tell: Any, surrey: Any, east: Any) -> None:
    tell(ELMBRIDGE)
    with holder_scope(surrey.id):
        Concern.objects.update(decided_at=timezone.now())
    assert passed(pass_on_everything(FIRST_DAY)) == (0, 0, 0)


def test_a_successor_without_hearth_is_told_by_a_person(tell: Any, surrey: Any) -> None:
    tell(WOKING)
    assert passed(pass_on_everything(FIRST_DAY)) == (0, 1, 0)
    (item,) = in_scope(surrey, Item, kind="tell-successor")
    assert "Tell West Surrey Council about HTH-" in item.title
    assert (item.page, item.urgent) == ("triage:pass_on", True)
    with holder_scope(surrey.id):
        told_by_hand(
            concern=Concern.objects.get(), body=ResponsibleBody.objects.get(pk="west-surrey"), whom="Asha", by=PUBLIC
        )
    (old,) = in_scope(surrey)
    assert (old.passed_to_body, old.passed_to_id, old.passed_to_by_hand) == ("west-surrey", None, "Asha")
    assert in_scope(surrey, Item, done_at=None) == []


def test_it_is_passed_on_or_decided_once_whoever_is_first(tell: Any, surrey: Any, east: Any) -> None:
    tell(ELMBRIDGE)
    with holder_scope(surrey.id):
        concern = Concern.objects.get()
        pass_on(concern=concern, to=destination_of(east.body), by=PUBLIC)  # type: ignore[arg-type]
        with pytest.raises(AlreadyGone):
            told_by_hand(concern=concern, body=east.body, whom="Asha", by=PUBLIC)  # type: ignore[arg-type]


def test_reference_and_secret_open_it_still_and_show_the_new_councils_progress(
    client: Any, tell: Any, surrey: Any, east: Any
) -> None:
    receipt = tell(ELMBRIDGE)
    with holder_scope(surrey.id):
        add_message(concern=Concern.objects.get(), words="Is it still so?", written_by="staff", by=PUBLIC)
    pass_on_everything(FIRST_DAY)
    with holder_scope(east.id):
        Concern.objects.update(decided_at=timezone.now(), public_answer="Somebody is visiting.")
    given = {"reference": receipt.reference, "secret": receipt.way_back}
    shown = words(client.post(reverse("concerns:way_back"), given, follow=True))
    assert "East Surrey Council took over" in shown
    assert "Somebody is visiting." in shown
    assert receipt.reference in shown
    client.post(reverse("concerns:my_report"), {"words": "Yes, every night"})
    assert [each.words for each in in_scope(east, Message)] == ["Is it still so?", "Yes, every night"]
    read = messages_of(receipt.reference, hash_of_way_back(receipt.way_back))
    assert [each.words for each in read] == ["Is it still so?", "Yes, every night"]
    assert way_back(receipt.reference, "AAAA-AAAA-AAAA-AAAA") is None


def test_a_professional_sees_one_referral_with_the_new_councils_name(
    tell: Any, cast: Any, surrey: Any, east: Any
) -> None:
    receipt = tell(ELMBRIDGE, reporter_user_id=cast.pia.id)
    pass_on_everything(FIRST_DAY)
    (own,) = reports_by(cast.pia)
    assert (own.reference, own.body_id) == (receipt.reference, "east-surrey")


def test_twice_replaced_is_twice_followed(tell: Any, surrey: Any, east: Any, cast: Any) -> None:
    receipt = tell(ELMBRIDGE)
    pass_on_everything(FIRST_DAY)
    with holder_scope(east.id):
        pass_on(concern=Concern.objects.get(), to=destination_of(cast.northmoor.body), by=PUBLIC)  # type: ignore[arg-type]
    found = way_back(receipt.reference, receipt.way_back)
    assert found is not None
    assert (found.holder_id, found.passed_to_body, found.by_hand) == (cast.northmoor.id, "northmoor", False)


def test_whoever_keeps_more_of_a_worry_hears_of_the_copy(tell: Any, surrey: Any, east: Any) -> None:
    heard = []

    def hear(concern: Concern, copy: Concern, **_: Any) -> None:
        heard.append((concern.holder_id, copy.holder_id))

    concern_passed_on.connect(hear)
    try:
        tell(ELMBRIDGE)
        pass_on_everything(FIRST_DAY)
    finally:
        concern_passed_on.disconnect(hear)
    assert heard == [(surrey.id, east.id)]


def test_files_go_along_named_twice_and_kept_once(tell: Any, surrey: Any, east: Any) -> None:
    tell(ELMBRIDGE)
    (old,) = in_scope(surrey)
    told = {"name": "door.jpg", "kind": "photo", "media_type": "image/jpeg", "size": 9, "digest": "d", "state": "clean"}
    with holder_scope(surrey.id):
        file = Attachment.objects.create(
            about_kind=old._meta.label_lower, about_id=old.pk, file_id=uuid7(), added_by="a reporter", **told
        )
    pass_on_everything(FIRST_DAY)
    (new,) = in_scope(east)
    (again,) = in_scope(east, Attachment)
    assert (again.about_id, again.file_id, again.name) == (new.pk, file.file_id, "door.jpg")
    assert len(in_scope(surrey, Attachment)) == 1


def test_another_councils_worries_are_left_alone(tell: Any, surrey: Any, east: Any, cast: Any, telling: Any) -> None:
    with intake_scope(cast.northmoor.id):
        report(telling=telling(), by=PUBLIC)
    pass_on_everything(FIRST_DAY)
    assert in_scope(cast.northmoor)[0].passed_on_at is None


def test_the_command_says_what_it_did(tell: Any, surrey: Any, east: Any, capsys: Any) -> None:
    import argparse

    from hearth.concerns.commands import add_commands

    tell(ELMBRIDGE)
    parser = argparse.ArgumentParser()
    add_commands(parser)
    chosen = parser.parse_args(["pass-on", "--on", "2027-04-01"])
    chosen.run(chosen)
    assert "1 passed on. 0 wait" in capsys.readouterr().out


@pytest.mark.usefixtures("postcodes")
def test_a_worry_finished_after_midnight_asks_for_the_place_again(client: Any, cast: Any, surrey: Any) -> None:
    with time_machine.travel(datetime(2027, 3, 31, 23, 50, tzinfo=LONDON), tick=False):
        walk(client, where={"how": "council", "council": "Elmbridge", "postcode": ""})
        assert client.get(page("check")).status_code == 200
    with time_machine.travel(datetime(2027, 4, 1, 0, 10, tzinfo=LONDON), tick=False):
        assert client.post(page("check")).url == page("where")
        east = council("East Surrey Council", "east-surrey")
        answer(client, "where", how="council", council="Elmbridge", postcode="")
        client.post(page("check"))
    (kept,) = in_scope(east)
    assert (kept.body_id, kept.routing["district"]) == ("east-surrey", ELMBRIDGE)


def test_copies_for_a_child_who_was_here_go_by_where_the_child_was(tell: Any, surrey: Any, telling: Any) -> None:

    to = destination_of(surrey.body)
    worry = replace(
        telling(to=to), routing={"rule": "the child is here now", "district": WOKING}, now_postcode="ZZ1 1AA"
    )
    with intake_scope(surrey.id):
        report(telling=worry, by=PUBLIC)
    assert passed(pass_on_everything(FIRST_DAY)) == (0, 1, 0)


@pytest.fixture
def at_surrey(cast: Any, surrey: Agency, sign_in: Any) -> Any:
    """Tess, who moved to Surrey's front door, on the day after Surrey ended."""
    Membership.objects.filter(user_id=cast.tess.id).update(team=Team.objects.get(agency=surrey))
    with time_machine.travel(datetime(2027, 4, 2, 9, 0, tzinfo=LONDON), tick=False):
        yield sign_in(cast.tess)


def test_the_page_asks_which_council_and_passes_it_on(tell: Any, surrey: Any, east: Any, at_surrey: Any) -> None:
    receipt = tell()  # no district: nobody can tell which half of Surrey
    pass_on_everything(FIRST_DAY)
    choice = reverse("triage:pass_on", args=[receipt.concern_id])
    shown = words(at_surrey.get(choice))
    assert "East Surrey Council" in shown
    assert "West Surrey Council does not use Hearth." in shown
    assert "Choose the council" in words(at_surrey.post(choice))
    done = at_surrey.post(choice, {"body": "east-surrey"}, follow=True)
    assert f"{receipt.reference} is with East Surrey Council now." in words(done)
    (copy,) = in_scope(east)
    assert copy.came_from_id == receipt.concern_id
    assert in_scope(surrey, Item, done_at=None) == []
    again = at_surrey.post(choice, {"body": "east-surrey"}, follow=True)
    assert "There is nothing to pass on" in words(again)
    assert len(in_scope(east)) == 1


def test_the_page_wants_to_know_whom_somebody_told_where_hearth_does_not_reach(
    tell: Any, surrey: Any, east: Any, at_surrey: Any
) -> None:
    receipt = tell(WOKING)
    pass_on_everything(FIRST_DAY)
    choice = reverse("triage:pass_on", args=[receipt.concern_id])
    wrong = words(at_surrey.post(choice, {"body": "west-surrey", "whom": ""}))
    assert "Tell the council first, then write down whom you told" in wrong
    at_surrey.post(choice, {"body": "west-surrey", "whom": "Asha Reed, by telephone at 9:05"})
    (old,) = in_scope(surrey)
    assert (old.passed_to_body, old.passed_to_by_hand) == ("west-surrey", "Asha Reed, by telephone at 9:05")


def test_before_the_day_there_is_nothing_to_pass_on(tell: Any, surrey: Any, cast: Any, sign_in: Any) -> None:
    Membership.objects.filter(user_id=cast.tess.id).update(team=Team.objects.get(agency=surrey))
    receipt = tell()
    with time_machine.travel(datetime(2027, 3, 31, 12, 0, tzinfo=LONDON), tick=False):
        client = sign_in(cast.tess)
        answered = client.get(reverse("triage:pass_on", args=[receipt.concern_id]), follow=True)
    assert "There is nothing to pass on" in words(answered)
