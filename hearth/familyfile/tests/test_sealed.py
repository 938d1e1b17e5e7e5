"""An adoption seals a record: it is nowhere; and few may open it, for an hour, with a reason, and answer for it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hearth.audit.models import AuditEvent
from hearth.casework.tests.conftest import day
from hearth.families.actions import begin_family, seal_person
from hearth.families.likeness.joining import join
from hearth.families.likeness.models import Likeness, LikenessKey
from hearth.families.models import Family, Person, Seal, SealOpening
from hearth.families.restricting.rules import NotAllowed
from hearth.families.telling import PersonAsTold
from hearth.familyfile.sealed.views import NO_SUCH_RECORD
from hearth.scope.opening import holder_scope
from hearth.ui import days
from hearth.worklist import actions as worklist
from hearth.worklist.models import Item
from tests.cast import Cast

WREN = PersonAsTold("child", True, "Wren", "Sorrel", born=date(2023, 4, 2))
ROBIN = PersonAsTold("child", True, "Robin", "Sorrel", born=date(2017, 4, 2))
MOTHER = PersonAsTold("mother", False, "Hazel", "Sorrel", born=date(1998, 7, 3))
OPEN = "sealed:open"


def begun(cast: Cast, *people: PersonAsTold, name: str = "Sorrel") -> Family:
    with holder_scope(cast.tess.holder_id):
        return begin_family(name=name, body_id="northmoor", people=people, by=cast.tess)


def sealed(cast: Cast, family: Family, name: str = "Wren") -> Seal:
    with holder_scope(cast.tess.holder_id):
        child = Person.objects.get(memberships__family=family, given_names=name)
        return seal_person(
            person=child, order_made=days.today() - timedelta(days=9), why="Seen.", version=child.version, by=cast.dev
        )


def said(born: date = WREN.born or date.min, **changes: str) -> dict[str, str]:
    told = {"given_names": "Wren", "family_name": "Sorrel", "reason": "A court asks.", "code": "1"}
    return told | day("born", born) | changes


@pytest.fixture(autouse=True)
def codes_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearth.familyfile.sealed.forms.code_problem", lambda user, code: "")


@pytest.fixture
def family(cast: Cast) -> Family:
    """Wren alone, whose record closes as a whole."""
    family = begun(cast, WREN, MOTHER)
    sealed(cast, family)
    return family


def opened(client: Client, **changes: Any) -> Any:
    return client.post(reverse(OPEN), said(**changes), follow=True)


def test_where_no_other_child_is_left_the_whole_record_closes(cast: Cast, family: Family) -> None:
    with holder_scope(cast.dev.holder_id):
        family.refresh_from_db()
        assert family.sealed_at
        assert Seal.objects.get().family_id == family.pk


def test_whoever_seals_the_last_child_is_led_away_from_the_record(cast: Cast, sign_in: Any) -> None:
    family = begun(cast, WREN, MOTHER)
    with holder_scope(cast.dev.holder_id):
        child = Person.objects.get(given_names="Wren")
    at = reverse("families:seal_person", args=[family.pk, child.pk])
    told = {"version": "1", "why": "Seen by two."} | day("order_made", days.today())
    answer = sign_in(cast.dev).post(at, told, follow=True)
    assert answer.status_code == 200
    assert "The whole record is sealed" in answer.text


def test_where_a_brother_is_left_the_family_stays_open_without_the_child(cast: Cast, sign_in: Any) -> None:
    family = begun(cast, WREN, ROBIN, MOTHER)
    with holder_scope(cast.dev.holder_id):
        about: dict[str, Any] = {"kind": "k", "source": family, "page": "familyfile:family", "page_id": family.pk}
        whose: dict[str, Any] = {"team_id": cast.tess.team_id, "family_id": family.pk, "due": timezone.now()}
        worklist.ask(title="See Wren and Robin at school", **about, **whose)
    sealed(cast, family)
    with holder_scope(cast.dev.holder_id):
        family.refresh_from_db()
        assert family.sealed_at is None
        assert Item.objects.get(kind="k").title == "See a child and Robin at school"
        robin = Person.objects.get(given_names="Robin")
        assert "wren" not in Likeness.objects.get(person=robin).siblings
    page = sign_in(cast.dev).get(reverse("familyfile:family", args=[family.pk])).text
    assert "Robin" in page
    assert "Wren" not in page


def test_every_record_of_the_child_closes_with_it(cast: Cast) -> None:
    one, other = begun(cast, WREN, MOTHER), begun(cast, PersonAsTold("child", True, "Ren", "Sorel"), name="Sorel")
    with holder_scope(cast.dev.holder_id):
        wren, ren = (Person.objects.get(given_names=name) for name in ("Wren", "Ren"))
        join(person=ren, same_as=wren, why="One child.", by=cast.tess)
    sealed(cast, one)
    with holder_scope(cast.dev.holder_id):
        assert Seal.objects.count() == 2
        other.refresh_from_db()
        assert other.sealed_at
        assert not LikenessKey.objects.filter(person__in=[wren, ren]).exists()


@pytest.mark.parametrize("who", ["dev", "mara"])
def test_it_opens_by_exact_name_and_birth_to_read(cast: Cast, sign_in: Any, family: Family, who: str) -> None:
    page = opened(sign_in(getattr(cast, who))).text
    assert "You opened this record to read" in page
    assert "Wren Sorrel" in page
    with holder_scope(cast.dev.holder_id):
        opening = SealOpening.objects.get()
        assert opening.until - opening.begins == timedelta(hours=1)
        assert AuditEvent.objects.filter(verb="unsealed to read", subject_id=str(opening.pk)).exists()
        assert AuditEvent.objects.filter(verb="opened", subject_id=str(opening.seal_id)).exists()
        (item,) = Item.objects.filter(kind="sealed_record_opened", done_at=None)
        assert (item.restricted, item.team_id) == (True, cast.dev.team_id)
        assert "Wren" not in item.title
        assert "Sorrel" not in item.title


def test_a_parent_who_comes_back_finds_the_record_that_was_sealed_whole(
    cast: Cast, sign_in: Any, family: Family
) -> None:
    assert MOTHER.born
    assert "You opened this record" in opened(sign_in(cast.dev), given_names="Hazel", born=MOTHER.born).text


@pytest.mark.parametrize(
    "changes",
    [{"given_names": "Wrenn"}, {"family_name": "Sorel"}, {"born": date(2023, 4, 3)}, {"given_names": "W%"}],
)
def test_what_is_not_exact_finds_nothing_and_is_written_down(
    cast: Cast, sign_in: Any, family: Family, changes: Any
) -> None:
    assert NO_SUCH_RECORD in opened(sign_in(cast.dev), **changes).text
    with holder_scope(cast.dev.holder_id):
        assert not SealOpening.objects.exists()
        assert AuditEvent.objects.filter(verb="asked in vain for a sealed record of").count() == 1


def test_an_open_child_is_not_found_by_it(cast: Cast, sign_in: Any) -> None:
    begun(cast, WREN, MOTHER)
    assert NO_SUCH_RECORD in opened(sign_in(cast.dev)).text


@pytest.mark.parametrize("left_out", ["reason", "given_names", "code", "born_year"])
def test_nothing_opens_without_each_answer(cast: Cast, sign_in: Any, family: Family, left_out: str) -> None:
    assert "There is a problem" in opened(sign_in(cast.dev), **{left_out: ""}).text
    with holder_scope(cast.dev.holder_id):
        assert not SealOpening.objects.exists()


@pytest.mark.parametrize("who", ["tess", "sol", "kemi", "ravi", "hugo", "eve", "abe", "ada"])
def test_nobody_else_may_ask(cast: Cast, sign_in: Any, family: Family, who: str) -> None:
    assert sign_in(getattr(cast, who)).get(reverse(OPEN)).status_code == 404


def test_an_hour_one_session_and_one_person(cast: Cast, sign_in: Any, family: Family) -> None:
    dev = sign_in(cast.dev)
    opened(dev)
    with holder_scope(cast.dev.holder_id):
        opening = SealOpening.objects.get()
    at = reverse("sealed:record", args=[opening.pk])
    assert dev.get(at).status_code == 200
    with holder_scope(cast.dev.holder_id):
        past = timezone.now() - timedelta(hours=1)
        SealOpening.objects.update(begins=past - timedelta(seconds=1), until=past)
    assert dev.get(at).status_code == 404
    with holder_scope(cast.dev.holder_id):
        SealOpening.objects.update(begins=opening.begins, until=opening.until)
    assert dev.get(at).status_code == 200
    dev.logout()
    assert sign_in(cast.mara).get(at).status_code == 404
    dev.logout()
    assert sign_in(cast.dev).get(at).status_code == 404  # another session of the same person


def test_somebody_else_looks_whether_it_was_right(cast: Cast, sign_in: Any, family: Family) -> None:
    dev = sign_in(cast.dev)
    opened(dev)
    with holder_scope(cast.dev.holder_id):
        at = reverse("sealed:opening", args=[SealOpening.objects.get().pk])
    answer = {"justified": "yes", "reasons": "The court’s letter is there."}
    assert "Was it right to open" not in dev.get(at).text
    dev.post(at, answer)
    with holder_scope(cast.dev.holder_id):
        assert SealOpening.objects.get().reviewed_at is None
    mara = sign_in(cast.mara)
    page = mara.get(at).text
    assert "A court asks." in page
    assert "Wren" not in page
    assert "Sorrel" not in page
    mara.post(at, answer)
    with holder_scope(cast.dev.holder_id):
        assert SealOpening.objects.get().reviewed_by_name == "Mara Kelso"
        assert not Item.objects.filter(kind="sealed_record_opened", done_at=None).exists()
    assert "It was right" in mara.get(reverse("sealed:openings")).text


def test_who_looks_second_is_told_so_and_keeps_their_words(cast: Cast, sign_in: Any, family: Family) -> None:
    dev = sign_in(cast.dev)
    opened(dev)
    with holder_scope(cast.dev.holder_id):
        at = reverse("sealed:opening", args=[SealOpening.objects.get().pk])
    mine = dev.post(at, {"justified": "yes", "reasons": "It was me."})
    assert mine.status_code == 200
    assert "Somebody else must say whether it was right." in mine.text
    mara = sign_in(cast.mara)
    mara.post(at, {"justified": "yes", "reasons": "The court’s letter is there."})
    second = mara.post(at, {"justified": "no", "reasons": "It is of another child."})
    assert second.status_code == 200
    for words in ("Somebody else has answered already.", "The court’s letter is there.", "It is of another child."):
        assert words in second.text
    with holder_scope(cast.dev.holder_id):
        assert SealOpening.objects.get().justified


def test_a_second_look_at_the_same_moment_is_no_error(
    cast: Cast, sign_in: Any, family: Family, monkeypatch: Any
) -> None:
    """As when the first answer is kept after the second page was found, and before it is saved."""
    opened(sign_in(cast.dev))
    with holder_scope(cast.dev.holder_id):
        at = reverse("sealed:opening", args=[SealOpening.objects.get().pk])

    def refuse(**_: Any) -> None:
        raise NotAllowed("Somebody else has answered already.")

    monkeypatch.setattr("hearth.familyfile.sealed.views.actions.review_opening", refuse)
    second = sign_in(cast.mara).post(at, {"justified": "no", "reasons": "I looked too."})
    assert second.status_code == 200
    assert "Somebody else has answered already." in second.text
    assert "I looked too." in second.text


def test_who_looked_at_the_brother_says_nothing_of_it(cast: Cast, sign_in: Any) -> None:
    family = begun(cast, WREN, ROBIN, MOTHER)
    sign_in(cast.dev).get(reverse("familyfile:family", args=[family.pk]))
    sealed(cast, family)
    opened(sign_in(cast.dev))
    page = sign_in(cast.dev).get(reverse("familyfile:looked", args=[family.pk]) + "?show=everything").text
    assert "opened the family’s record" in page
    assert "seal" not in page.split("<main")[1]


SEARCHES = [("Wren", "Sorrel", None), ("", "Sorrel", None), ("", "", WREN.born), ("Hazel", "Sorrel", None)]


@pytest.mark.parametrize(("given", "last", "born"), SEARCHES)
def test_no_search_finds_it_for_anybody(
    cast: Cast, sign_in: Any, family: Family, given: str, last: str, born: date | None
) -> None:
    asked = {"given_name": given, "family_name": last}
    if born:
        asked |= day("born", born)
    for who in (cast.tess, cast.dev, cast.mara):
        page = sign_in(who).post(reverse("familyfile:search"), asked).text
        assert str(family.pk) not in page
        assert "Nobody" in page


def test_its_pages_answer_as_if_there_were_none_in_as_many_questions(cast: Cast, sign_in: Any, family: Family) -> None:
    """Neither by words nor by time: what is asked of the database is the same for a record that never was."""
    dev = sign_in(cast.dev)
    for name in ("familyfile:family", "chronology:chronology", "familyfile:picture", "families:courts", "sharing:list"):
        told = []
        for pk in (family.pk, "01a22294-164a-76e4-b5da-eb8442cbce81"):
            with CaptureQueriesContext(connection) as asked:
                answer = dev.get(reverse(name, args=[pk]))
            told.append((answer.status_code, answer.text.replace(str(pk), ""), len(asked)))
        assert told[0] == told[1], name
        assert told[0][0] == 404
