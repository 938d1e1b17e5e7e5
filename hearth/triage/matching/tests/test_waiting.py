"""Three small worries about one child, misspelt three ways, look like three while they are decided."""

from collections.abc import Callable
from datetime import date

from django.test import Client
from django.urls import reverse

from hearth.concerns.models import Concern
from hearth.concerns.telling import ChildAsTold
from hearth.families.actions import restrict_family
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.triage.actions import (
    FamilyChoice,
    confirm_family,
    decide,
    find_unsubstantiated,
    set_finding_aside,
)
from hearth.triage.matching.arriving import look_at_new
from hearth.triage.matching.models import RestrictedMatch, ToldLikeness
from hearth.triage.matching.waiting import worries_like
from hearth.triage.tests.conftest import UNFOUNDED, Tell
from hearth.worklist.models import Item
from tests.cast import Cast

BORN = date(2019, 4, 2)


def three(tell: Tell) -> list[Concern]:
    return [
        tell(children=(ChildAsTold("Maya", "Fenn", born=BORN),), reporter_name="Janet Price"),
        tell(children=(ChildAsTold("Maia", "Phenn", born=date(2019, 2, 4)),), reporter_name="Tom Reed"),
        tell(children=(ChildAsTold("Mayah", "Fen", born=BORN),), reporter_name="Tom Reed"),
    ]


def page_of(concern: Concern, client: Client) -> str:
    return client.get(reverse("triage:concern", args=[concern.pk])).content.decode()


def test_undecided_worries_show_beside_each_other(cast: Cast, tell: Tell, sign_in: object) -> None:
    first, second, third = three(tell)
    page = page_of(third, sign_in(cast.tess))  # type: ignore[operator]
    assert "If these are the same child, this is the third worry, from two separate people." in page
    assert first.reference in page
    assert second.reference in page
    assert "Not decided yet" in page
    deciding = sign_in(cast.tess).get(reverse("triage:decide", args=[third.pk])).content.decode()  # type: ignore[operator]
    assert "this is the third worry, from two separate people." in deciding
    assert first.reference in deciding


def test_what_a_manager_found_unsubstantiated_is_shown_and_counts_no_more(
    cast: Cast, tell: Tell, fenns: Family, sign_in: Callable[..., Client]
) -> None:
    earlier = [tell(reporter_name="Lee Fenn"), tell(reporter_name="Lee Fenn")]
    with holder_scope(cast.dev.holder_id):
        for each in earlier:
            confirm_family(concern=each, choice=FamilyChoice(family=fenns), by=cast.dev)
            decide(concern=each, family=fenns, choice=UNFOUNDED, by=cast.dev)
        finding = find_unsubstantiated(concern=earlier[0], reasons="The school sees her daily.", by=cast.dev)
    third = tell(reporter_name="Tom Reed")
    said = "this is the second worry, from two separate people. One other was found to be unsubstantiated, and not"
    assert said in page_of(third, sign_in(cast.tess))
    with holder_scope(cast.dev.holder_id):
        find_unsubstantiated(concern=earlier[1], reasons="The doctor has no worry.", by=cast.dev)
    said = "this is the first worry. Two others were found to be unsubstantiated, and not counted."
    assert said in page_of(third, sign_in(cast.tess))
    assert said in sign_in(cast.tess).get(reverse("triage:decide", args=[third.pk])).content.decode()
    with holder_scope(cast.dev.holder_id):
        set_finding_aside(finding=finding, why="A neighbour has photographs.", by=cast.dev)
    assert "this is the second worry, from two separate people. One other" in page_of(third, sign_in(cast.tess))


def test_a_stranger_is_not_among_them(cast: Cast, tell: Tell) -> None:
    tell(children=(ChildAsTold("Ada", "Brook", born=date(2010, 1, 1)),), lives_postcode="")
    mine = tell()
    with holder_scope(cast.tess.holder_id):
        assert worries_like(cast.tess, mine, list(mine.children.all())) == []
        assert ToldLikeness.objects.count() == 2


def test_another_councils_worry_is_never_among_them(cast: Cast, tell: Tell) -> None:
    tell(council="eastvale")
    mine = tell()
    with holder_scope(cast.tess.holder_id):
        assert worries_like(cast.tess, mine, list(mine.children.all())) == []


def test_one_about_a_restricted_family_is_not_shown(cast: Cast, tell: Tell, fenns: Family) -> None:
    closed, mine = tell(), tell()
    with holder_scope(cast.tess.holder_id):
        family = restrict_family(family=fenns, restricted=True, by=cast.dev)
        confirm_family(concern=closed, choice=FamilyChoice(family), by=cast.dev)
        assert worries_like(cast.tess, mine, list(mine.children.all())) == []


def test_whoever_has_a_restricted_record_is_told_once(cast: Cast, tell: Tell, fenns: Family) -> None:
    concern = tell()
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=fenns, restricted=True, by=cast.dev)
        assert look_at_new(cast.tess.holder_id) == 1
        look_at_new(cast.tess.holder_id)
        item = Item.objects.get(kind="restricted-match")
        assert (item.restricted, item.page_id) == (True, concern.pk)
        assert concern.reference in item.title
        assert RestrictedMatch.objects.count() == 1


def test_opening_a_worry_tells_the_owner_too(cast: Cast, tell: Tell, fenns: Family, sign_in: object) -> None:
    concern = tell()
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=fenns, restricted=True, by=cast.dev)
    for _ in range(2):
        page = page_of(concern, sign_in(cast.tess))  # type: ignore[operator]
        assert "Ring the duty manager" in page
    with holder_scope(cast.tess.holder_id):
        assert Item.objects.filter(kind="restricted-match").count() == 1
