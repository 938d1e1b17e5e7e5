"""A person keeps one happening to fewer than its stage says: it holds however often it is written anew."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from hearth.audit.models import AuditEvent
from hearth.chronology.fewer.actions import NotPossible, narrow
from hearth.chronology.models import Entry, Narrowed
from hearth.chronology.rebuilding import rebuild_chronology
from hearth.families import actions as families
from hearth.families.models import Family, Person
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.cast import Cast

Tell = Callable[..., Entry]


def at(entry: Entry) -> str:
    return reverse("chronology:seen", args=[entry.family_id, entry.pk])


@pytest.fixture
def status(cast: Cast, family: Family, people: dict[str, Person]) -> Entry:
    """Told by a stage, which tells it anew whenever it is asked."""
    with holder_scope(cast.tess.holder_id):
        families.begin_status(person=people["Maya"], kind="child_in_need", starts=days.today(), by=cast.tess)
        return Entry.objects.get(family=family, source_kind="families.status")


def test_kept_to_few_it_is_gone_for_others_with_its_counts(
    cast: Cast, sign_in: Any, family: Family, tell: Tell
) -> None:
    entry = tell(5, words="what the uncle did", needs=["not_fed"])
    tell(4, needs=["not_fed"])
    page = reverse("chronology:chronology", args=[family.pk])
    assert at(entry) not in sign_in(cast.tess).get(page).text
    dev = sign_in(cast.dev)
    assert at(entry) in dev.get(page).text
    assert dev.post(at(entry), {"to": "few", "why": "The uncle works here."}).status_code == 302
    told = dev.get(page).text
    assert "what the uncle did" in told
    assert "Kept to few" in told
    told = sign_in(cast.tess).get(page).text
    assert "what the uncle did" not in told
    assert "Not fed</a>: 2" not in told
    with holder_scope(cast.dev.holder_id):
        assert AuditEvent.objects.filter(verb="narrowed who may see", subject_id=str(entry.pk)).count() == 1


def test_it_holds_when_the_stage_writes_it_anew(cast: Cast, sign_in: Any, family: Family, status: Entry) -> None:
    sign_in(cast.dev).post(at(status), {"to": "few", "why": "So decided."})
    with holder_scope(cast.dev.holder_id):
        Entry.objects.filter(pk=status.pk).update(title="altered", seen_by="staff")
        rebuild_chronology(family=family, by=cast.dev)
        status.refresh_from_db()
        assert (status.seen_by, status.staff_only, status.title == "altered") == ("few", True, False)
        assert rebuild_chronology(family=family, by=cast.dev) == 0


def test_opened_again_to_whom_the_stage_says(cast: Cast, sign_in: Any, status: Entry) -> None:
    before, dev = status.seen_by, sign_in(cast.dev)
    dev.post(at(status), {"to": "few", "why": "So decided."})
    assert "Say why" in dev.post(at(status), {"why": " "}).text
    dev.post(at(status), {"why": "The uncle has left."})
    with holder_scope(cast.dev.holder_id):
        status.refresh_from_db()
        assert status.seen_by == before
        assert Narrowed.objects.get().ended_why == "The uncle has left."
    assert "The uncle has left." in dev.get(at(status)).text


@pytest.mark.parametrize(
    "sent", [{"why": "So."}, {"to": "few", "why": " "}, {"to": "family", "why": "So."}, {"to": "x"}]
)
def test_nothing_is_kept_without_a_reason_or_to_more(
    cast: Cast, sign_in: Any, tell: Tell, sent: dict[str, str]
) -> None:
    entry = tell(5)
    assert "There is a problem" in sign_in(cast.dev).post(at(entry), sent).text
    with holder_scope(cast.dev.holder_id):
        assert not Narrowed.objects.exists()


def test_nobody_keeps_it_from_themselves(cast: Cast, tell: Tell) -> None:
    entry = tell(5)
    with holder_scope(cast.dev.holder_id), pytest.raises(NotPossible, match="yourself among them"):
        narrow(entry=entry, to="triage", why="So.", by=cast.sol)


@pytest.mark.parametrize("who", ["tess", "kemi", "ravi", "hugo", "eve", "pia"])
def test_nobody_else_decides(cast: Cast, sign_in: Any, tell: Tell, who: str) -> None:
    assert sign_in(getattr(cast, who)).get(at(tell(5))).status_code == 404
