"""What a search finds, page by page, and that what is written is read back as it was."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from hearth.directory.entry import (
    AccessEntry,
    AreaEntry,
    CapacityEntry,
    CostEntry,
    CriterionEntry,
    LanguageEntry,
    PhoneEntry,
    PlaceEntry,
    TranslationEntry,
)
from hearth.directory.models import Service
from hearth.directory.queries.search import Key, Sought, search
from hearth.directory.reading import entry_of
from hearth.directory.tests.entries import an_entry, evenings, until_the_birthday, written

pytestmark = pytest.mark.django_db
BECKSIDE: dict[str, Any] = {"latitude": 54.0, "longitude": -1.0}


def names(sought: Sought) -> list[str]:
    return [Service.objects.get(pk=id).name for id in search(sought).ids]


def test_an_entry_is_read_back_as_it_was_written(cast: Any) -> None:
    entry = an_entry(
        description="Play and talk.",
        url="https://example.org/steps",
        eligibility="For parents of small children.",
        referral="anyone",
        criteria=(until_the_birthday(6), CriterionEntry(kind="circumstance", code="expecting", excludes=True)),
        schedules=(evenings("TU", "TH"),),
        costs=(CostEntry(option="A family", amount=Decimal("2.50"), words="a session"),),
        languages=(LanguageEntry(code="pl", name="Polish"),),
        areas=(AreaEntry(name="Beckside", body="northmoor", ward="E05999901"), AreaEntry(name="round here")),
        places=(
            PlaceEntry(
                name="Hall", postcode="NX1 1AA", latitude=54.0, longitude=-1.0, access=(AccessEntry(kind="parking"),)
            ),
        ),
        phones=(PhoneEntry(number="01632 960123"),),
        capacity=CapacityEntry(on=date(2026, 11, 1), waiting_weeks=3),
        translations=(TranslationEntry(language="cy", name="Camau Bach"),),
        modified_at=datetime(2026, 11, 1, 12, tzinfo=UTC),
    )
    written(cast.northmoor, entry)
    assert entry_of(entry.id) == entry


def test_a_newer_entry_replaces_every_part(cast: Any) -> None:
    first = an_entry(phones=(PhoneEntry(number="1"), PhoneEntry(number="2")))
    written(cast.northmoor, first)
    second = first.model_copy(update={"phones": (PhoneEntry(number="3"),), "modified_at": datetime.now(UTC)})
    assert written(cast.northmoor, second).version == 2
    found = entry_of(first.id)
    assert found is not None
    assert [phone.number for phone in found.phones] == ["3"]


def test_another_keepers_rows_are_never_taken_over(cast: Any) -> None:
    hall = PlaceEntry(name="Hall", postcode="NX1 1AA")
    written(cast.northmoor, name="Ours", places=(hall,))
    theirs = an_entry(name="Theirs", places=(hall.model_copy(update={"name": "Stolen"}),))
    written(cast.eastvale, theirs)
    mine = entry_of(Service.objects.get(name="Ours").pk)
    assert mine is not None
    assert mine.places[0].name == "Hall"
    other = entry_of(theirs.id)
    assert other is not None
    assert other.places[0].name == "Stolen"
    assert other.organisation.id != mine.organisation.id


def test_each_question_narrows(cast: Any) -> None:
    written(cast.northmoor, name="Small", criteria=(until_the_birthday(6),), costs=(CostEntry(amount=Decimal(0)),))
    written(cast.northmoor, name="Evening", kinds=("housing",), schedules=(evenings("MO"),))
    written(cast.eastvale, name="Elsewhere", areas=(AreaEntry(name="Eastvale", body="eastvale"),))
    written(cast.northmoor, name="Anywhere", areas=(AreaEntry(everywhere=True),), kinds=("money_advice",))
    written(cast.northmoor, name="Nobody said where", areas=(), kinds=())
    assert names(Sought()) == ["Anywhere", "Elsewhere", "Evening", "Nobody said where", "Small"]
    assert names(Sought(body="northmoor")) == ["Anywhere", "Evening", "Nobody said where", "Small"]
    assert names(Sought(kinds=("parenting_programme",))) == ["Elsewhere", "Small"]  # the silent one is in no kind
    assert names(Sought(months=72, body="northmoor")) == ["Anywhere", "Evening", "Nobody said where"]
    assert "Small" in names(Sought(months=71))
    assert names(Sought(times=("evening",))) == ["Evening"]
    assert names(Sought(free=True)) == ["Small"]
    assert names(Sought(words="debt")) == ["Anywhere"]  # by another word for the same kind of help
    assert names(Sought(words="'; drop table")) == []


def test_language_and_access(cast: Any) -> None:
    written(cast.northmoor, name="Polish", languages=(LanguageEntry(code="pl", name="Polish"),))
    written(cast.northmoor, name="Interpreters", interpreting="Any language, by telephone.")
    written(cast.northmoor, name="Ramp", places=(PlaceEntry(access=(AccessEntry(kind="step_free"),)),))
    assert names(Sought(language="pl")) == ["Interpreters", "Polish"]
    assert names(Sought(access=("step_free",))) == ["Ramp"]


def test_the_nearest_comes_first_and_what_says_no_place_last(cast: Any) -> None:
    written(cast.northmoor, name="Nowhere")
    for name, latitude in [("Far", 54.5), ("Near", 54.001)]:
        written(cast.northmoor, name=name, places=(PlaceEntry(latitude=latitude, longitude=-1.0),))
    assert names(Sought(**BECKSIDE)) == ["Near", "Far", "Nowhere"]
    found = search(Sought(**BECKSIDE))
    assert found.metres[found.ids[0]] == pytest.approx(111, abs=2)
    assert found.metres[found.ids[2]] is None


@pytest.mark.parametrize("near", [{}, BECKSIDE])
def test_every_page_is_walked_once(cast: Any, near: dict[str, Any]) -> None:
    for number in range(7):
        written(
            cast.northmoor, name=f"Same {number // 3}", places=(PlaceEntry(latitude=54 + number // 3, longitude=-1.0),)
        )
    seen, key = [], None
    while True:
        page = search(Sought(**near), key, many=2)
        seen += page.ids
        if page.next_key is None:
            break
        key = Key.read(str(page.next_key))
    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize("text", ["", "x", "0_0", "\x00", "00000000-0000-0000-0000-000000000000_abc"])
def test_a_key_that_somebody_altered_begins_at_the_beginning_or_finds_nothing(cast: Any, text: str) -> None:
    written(cast.northmoor)
    search(Sought(**BECKSIDE), Key.read(text))


def test_what_is_closed_or_a_year_old_is_not_listed(cast: Any) -> None:
    written(cast.northmoor, name="Gone", status="defunct")
    written(cast.northmoor, name="Old", assured_on=date(2020, 1, 1))
    written(cast.northmoor, name="Shut for now", status="temporarily closed")
    assert names(Sought()) == ["Shut for now"]
