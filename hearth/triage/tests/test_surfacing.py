"""What nobody asked for and somebody must see reaches a list by itself, each once; and the board counts it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.triage import actions
from hearth.triage.jobs import surface_all
from hearth.triage.models import Decision, Holding, Taking
from hearth.triage.tests.conftest import HARM, UNFOUNDED, Tell, advice, held_by, in_days
from hearth.worklist.models import Item
from tests.cast import Cast


def later(**span: int) -> Any:
    return time_machine.travel(timezone.now() + timedelta(**span), tick=False)


def surfaced(cast: Cast, kind: str) -> list[str]:
    with holder_scope(cast.tess.holder_id):
        return list(Item.objects.filter(kind=kind, done_at=None).values_list("title", flat=True))


def decided(cast: Cast, concern: Concern, family: Family, choice: Any) -> Decision:
    with holder_scope(cast.tess.holder_id):
        actions.confirm_family(concern=concern, choice=actions.FamilyChoice(family), by=cast.tess)
        return actions.decide(concern=concern, family=family, choice=choice, by=cast.tess)


def test_an_overdue_decision_is_surfaced_once_and_gone_when_decided(cast: Cast, concern: Concern) -> None:
    surface_all()
    assert surfaced(cast, "decision-overdue") == []
    with later(days=9):
        surface_all()
        surface_all()
        assert surfaced(cast, "decision-overdue") == [
            f"Decision overdue: {concern.reference}. Nobody has taken it",
        ]
        with holder_scope(cast.tess.holder_id):
            actions.decide(concern=concern, family=None, choice=UNFOUNDED, by=cast.tess)
        surface_all()
        assert surfaced(cast, "decision-overdue") == []


def test_what_nobody_accepts_comes_back_to_whoever_decided(cast: Cast, concern: Concern, fenns: Family) -> None:
    decided(cast, concern, fenns, advice(cast.tess, held=held_by(cast.kemi)))
    with later(days=6):
        surface_all()
        surface_all()
        assert surfaced(cast, "not-accepted") == ["Fenn: held by nobody. Kemi Brand has not accepted"]
        with holder_scope(cast.tess.holder_id):
            actions.accept_holding(holding=Holding.objects.get(), by=cast.kemi)
        assert surfaced(cast, "not-accepted") == []


def test_what_has_run_out_is_held_by_nobody(cast: Cast, concern: Concern, fenns: Family, sign_in: Any) -> None:
    decided(cast, concern, fenns, advice(cast.tess, held=held_by(cast.tess, until=in_days(3))))
    client: Client = sign_in(cast.tess)
    unheld = f"{reverse('triage:queue')}?show=unheld"
    assert concern.reference not in client.get(unheld).content.decode()
    with later(days=5):
        surface_all()
        assert len(surfaced(cast, "holding-ran-out")) == 1
        with holder_scope(cast.tess.holder_id):
            actions.end_holding(holding=Holding.objects.get(), why="Her key worker has them.", by=cast.tess)
        surface_all()
        assert surfaced(cast, "holding-ran-out") == []


def test_the_third_small_worry_is_looked_at_with_the_others(
    cast: Cast, tell: Tell, fenns: Family, sign_in: Any
) -> None:
    for _ in range(2):
        decided(cast, tell(), fenns, advice(cast.tess))
    decided(cast, tell(route="parent"), fenns, advice(cast.tess))  # asked for help: no worry about them
    surface_all()
    assert surfaced(cast, "repeated-worries") == []
    third = tell()
    decided(cast, third, fenns, advice(cast.tess))
    surface_all()
    found = surfaced(cast, "repeated-worries")
    assert set(found) == {"Fenn: 3 worries in a year, none at the level of the law"}
    client = sign_in(cast.tess)
    page = reverse("triage:concern", args=[third.pk])
    assert "I have looked at them together" in client.get(page).content.decode()
    client.post(reverse("triage:looked", args=[third.pk]))
    assert "I have looked at them together" not in client.get(page).content.decode()
    surface_all()
    assert len(surfaced(cast, "repeated-worries")) == len(found) - 1


def test_what_was_found_unsubstantiated_makes_no_pattern(cast: Cast, tell: Tell, fenns: Family, sign_in: Any) -> None:
    first = tell()
    decided(cast, first, fenns, UNFOUNDED)
    with holder_scope(cast.dev.holder_id):
        actions.find_unsubstantiated(concern=first, reasons="Nobody saw any glass.", by=cast.dev)
    decided(cast, tell(), fenns, advice(cast.tess))
    decided(cast, third := tell(), fenns, advice(cast.tess))
    surface_all()
    assert surfaced(cast, "repeated-worries") == []
    assert "One other was found to be unsubstantiated, and not counted" in (
        sign_in(cast.tess).get(reverse("triage:concern", args=[third.pk])).content.decode()
    )


def test_the_list_of_repeated_worries_leaves_findings_out(cast: Cast, tell: Tell, fenns: Family, sign_in: Any) -> None:
    earlier, mine = tell(), tell()
    decided(cast, earlier, fenns, UNFOUNDED)
    with holder_scope(cast.dev.holder_id):
        actions.confirm_family(concern=mine, choice=actions.FamilyChoice(fenns), by=cast.dev)
    asked = f"{reverse('triage:queue')}?show=repeated"
    assert mine.reference in sign_in(cast.tess).get(asked).content.decode()
    with holder_scope(cast.dev.holder_id):
        actions.find_unsubstantiated(concern=earlier, reasons="Nobody saw any glass.", by=cast.dev)
    assert mine.reference not in sign_in(cast.tess).get(asked).content.decode()


def test_at_the_level_of_the_law_nobody_is_told_that_it_is_below(cast: Cast, tell: Tell, fenns: Family) -> None:
    for _ in range(3):
        decided(cast, tell(), fenns, HARM)
    surface_all()
    assert surfaced(cast, "repeated-worries") == []


@pytest.mark.parametrize(
    ("show", "shown"),
    [
        ("waiting", {"mine", "free", "urgent", "childs"}),
        ("urgent", {"urgent"}),
        ("untaken", {"free", "urgent", "childs"}),
        ("mine", {"mine"}),
        ("waiting&from=child", {"childs"}),
        ("repeated", {"mine"}),
        ("waiting&from=nobody", {"mine", "free", "urgent", "childs"}),
    ],
)
def test_each_list_of_the_queue(
    cast: Cast, tell: Tell, fenns: Family, sign_in: Any, show: str, shown: set[str]
) -> None:
    earlier = tell()
    decided(cast, earlier, fenns, UNFOUNDED)
    worries = {"mine": tell(), "free": tell(), "urgent": tell(danger=True), "childs": tell(route="child")}
    with holder_scope(cast.tess.holder_id):
        actions.confirm_family(concern=worries["mine"], choice=actions.FamilyChoice(fenns), by=cast.tess)
        actions.take(concern=worries["mine"], by=cast.tess)
    page = sign_in(cast.tess).get(f"{reverse('triage:queue')}?show={show}").content.decode()
    assert {name for name, concern in worries.items() if concern.reference in page} == shown


def test_several_are_taken_at_once_and_a_manager_gives_them_on(cast: Cast, tell: Tell, sign_in: Any) -> None:
    first, second, devs = tell(), tell(), tell()
    with holder_scope(cast.dev.holder_id):
        actions.take(concern=devs, by=cast.dev)
    ids = [str(each.pk) for each in (first, second, devs)]
    several = reverse("triage:several")
    page = sign_in(cast.tess).post(several, {"concern": ids, "take": "yes"}, follow=True).content.decode()
    assert "Done with 2 of 3." in page
    assert "Dev Malhotra has already taken this" in page
    # Who is no manager cannot give: the button does what they may do.
    sign_in(cast.tess).post(several, {"concern": ids, "give": "yes", "to": str(cast.tess.id)})
    with holder_scope(cast.dev.holder_id):
        devs.refresh_from_db()
        assert devs.taken_by_id == cast.dev.id
    given = {"concern": ids, "give": "yes", "to": str(cast.dev.id)}
    assert "Done with 3 of 3." in sign_in(cast.dev).post(several, given, follow=True).content.decode()
    with holder_scope(cast.dev.holder_id):
        assert {each.taken_by_name for each in Concern.objects.all()} == {"Dev Malhotra"}
        given_by = Taking.objects.filter(concern=first).order_by("at").values_list("given_by", flat=True)
        assert list(given_by) == ["", "Dev Malhotra"]
        assert Item.objects.get(kind="decide", source_id=first.pk).worker_id == cast.dev.id
    assert "Tick the worries first." in sign_in(cast.dev).post(several, {}, follow=True).content.decode()


def test_the_board_says_who_has_what_and_where_the_time_goes(
    cast: Cast, tell: Tell, fenns: Family, sign_in: Any
) -> None:
    concern = tell()
    tell()
    with holder_scope(cast.tess.holder_id), later(hours=3):
        actions.take(concern=concern, by=cast.tess)
        actions.confirm_family(concern=concern, choice=actions.FamilyChoice(fenns), by=cast.tess)
    with holder_scope(cast.tess.holder_id), later(hours=9):
        actions.decide(
            concern=concern, family=fenns, choice=advice(cast.tess, barriers=("no_service_available",)), by=cast.tess
        )
    with later(hours=10):
        page = sign_in(cast.dev).get(reverse("triage:board")).content.decode()
    for words in ("Nobody yet", "3 hours", "6 hours", "1 of 1", "No service available"):
        assert words in page
    assert sign_in(cast.tess).get(reverse("triage:board")).status_code == 404
