"""Feeds as they really are: nothing is trusted, nothing invented, nothing lost on one bad day."""

import io
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.access.models import Agency
from hearth.audit.actors import HEARTH
from hearth.directory.feeds import importing
from hearth.directory.feeds.fetching import NotRead, Source
from hearth.directory.feeds.files import export_to
from hearth.directory.feeds.importing import note_licence, read_feed, read_records
from hearth.directory.models import Feed, FeedFetch, FeedRecord, Location, Organisation, Service
from hearth.directory.openreferral.mapping import Known, map_record
from hearth.directory.reading import entry_of
from hearth.directory.tests.feed_servers import HOST, FakeFeed, serving
from hearth.directory.upkeep import ask_owners, hide_and_show
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

HERE = frozenset({HOST})
FEED = UUID(int=4000)


def id_of(number: int) -> str:
    return str(UUID(int=9000 + number))


def a_record(number: int, **said: Any) -> dict[str, Any]:
    given = {
        "id": id_of(number),
        "name": f"Service {number}",
        "status": "active",
        "organization": {"id": str(UUID(int=8000)), "name": "County Trust", "description": "A trust."},
    }
    return given | said


@pytest.fixture
def server() -> Iterator[FakeFeed]:
    with serving(FakeFeed([a_record(number) for number in range(8)])) as feed:
        yield feed


@pytest.fixture
def feed(cast: Any, server: FakeFeed) -> Feed:
    return Feed.objects.create(
        keeper=cast.northmoor, name="County", url=server.url, licence="OGL 3.0, seen on their page"
    )


def read(feed: Feed) -> FeedFetch:
    return read_feed(feed, Source(feed.url, HERE, pause=lambda _: None), HEARTH)


@pytest.mark.django_db
class TestReading:
    def test_every_page_and_every_record_by_its_id(self, feed: Feed, server: FakeFeed) -> None:
        fetch = read(feed)
        assert (fetch.whole, fetch.listed, fetch.added, fetch.problem) == (True, 8, 8, "")
        assert Service.objects.filter(feed=feed, listed=True).count() == 8
        assert not Service.objects.filter(name="shallow").exists()
        kept = FeedRecord.objects.get(feed=feed, source_id=id_of(3))
        assert kept.raw == server.records[id_of(3)]

    def test_a_second_run_changes_nothing_and_a_third_only_what_changed(self, feed: Feed, server: FakeFeed) -> None:
        read(feed)
        assert (read(feed).unchanged, Service.objects.count()) == (8, 8)
        server.records[id_of(1)]["name"] = "New name"
        fetch = read(feed)
        assert (fetch.changed, fetch.unchanged) == (1, 7)
        assert Service.objects.filter(name="New name").count() == 1

    def test_without_terms_nothing_is_shown_and_with_them_everything_at_once(self, feed: Feed) -> None:
        Feed.objects.update(licence="")
        feed.refresh_from_db()
        assert read(feed).rejected == 8
        assert Service.objects.count() == 0
        with holder_scope(feed.keeper_id):
            note_licence(feed=feed, licence="OGL 3.0", by=HEARTH)
        assert Service.objects.filter(listed=True).count() == 8

    def test_one_empty_or_broken_answer_deletes_nothing(self, feed: Feed, server: FakeFeed) -> None:
        read(feed)
        listings: list[Any] = [{}, {"contents": []}, {"contents": "none"}, [], "x", {"contents": [{"no": "id"}]}]
        for listing in listings:
            server.listing = listing
            fetch = read(feed)
            assert not fetch.whole
            FeedFetch.objects.update(ended_at=timezone.now())
        assert Service.objects.filter(listed=True).count() == 8
        assert set(FeedRecord.objects.values_list("missed", flat=True)) == {0}

    def test_gone_is_what_several_whole_runs_did_not_have(self, feed: Feed, server: FakeFeed) -> None:
        read(feed)
        gone = server.records.pop(id_of(5))
        assert [read(feed).gone for _ in range(3)] == [0, 0, 1]
        assert Service.objects.filter(listed=True).count() == 7
        assert FeedRecord.objects.filter(source_id=id_of(5)).exists()  # kept all the same
        server.records[id_of(5)] = gone
        read(feed)
        assert Service.objects.filter(listed=True).count() == 8

    def test_much_missing_at_once_is_the_feeds_failure(self, feed: Feed, server: FakeFeed) -> None:
        read(feed)
        for number in range(6):
            server.records.pop(id_of(number))
        for _ in range(4):
            fetch = read(feed)
            assert not fetch.whole
            assert "none of them is believed to be gone" in fetch.problem
        assert Service.objects.filter(listed=True).count() == 8

    def test_a_record_that_answers_500_is_not_missing(self, feed: Feed, server: FakeFeed) -> None:
        read(feed)
        server.broken = {id_of(2)}
        for _ in range(4):
            fetch = read(feed)
            assert (fetch.whole, fetch.rejected) == (False, 1)
            assert fetch.problem == "1 of its records could not be read: It cannot answer now (500)."
        assert Service.objects.filter(listed=True).count() == 8

    def test_a_feed_that_answers_500_is_tried_again_and_then_told(self, feed: Feed, server: FakeFeed) -> None:
        read(feed)
        server.down = True
        fetch = read(feed)
        assert (fetch.whole, fetch.listed, fetch.problem) == (False, 0, "It cannot answer now (500).")
        assert Service.objects.filter(listed=True).count() == 8

    def test_pages_that_never_end_are_ended(self, feed: Feed, server: FakeFeed) -> None:
        server.endless = True
        fetch = read(feed)
        assert not fetch.whole
        assert "never ends" in fetch.problem
        assert fetch.listed == 3

    def test_a_run_that_was_killed_goes_on_at_its_page(
        self, feed: Feed, server: FakeFeed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls = [0]
        keep_page = importing._keep_page

        def killed(*args: Any) -> bool:
            calls[0] += 1
            if calls[0] == 2:
                raise KeyboardInterrupt
            return keep_page(*args)

        monkeypatch.setattr(importing, "_keep_page", killed)
        with pytest.raises(KeyboardInterrupt):
            read(feed)
        assert Service.objects.count() == 3
        server.asked.clear()
        fetch = read(feed)
        assert (fetch.whole, fetch.listed, Service.objects.count()) == (True, 8, 8)
        assert not any("page=1&" in path for path in server.asked)

    def test_parts_that_share_an_id_each_have_a_row(self, feed: Feed, server: FakeFeed) -> None:
        monday, tuesday = ({"id": id_of(50), "byday": day} for day in ("MO", "TU"))
        hall = {"id": id_of(51), "location": {"id": id_of(52), "location_type": "physical", "name": "Hall"}}
        for number in (0, 1):
            server.records[id_of(number)] |= {"schedules": [monday, tuesday], "service_at_locations": [hall, hall]}
        assert (read(feed).added, Location.objects.count()) == (8, 1)
        told = [entry_of(UUID(id_of(number))) for number in (0, 1)]
        assert [[each.byday for each in entry.schedules] for entry in told if entry] == [["MO", "TU"]] * 2
        ids = {each.id for entry in told if entry for each in entry.schedules}
        server.records[id_of(1)]["name"] = "New name"
        read(feed)
        again = [entry_of(UUID(id_of(number))) for number in (0, 1)]
        assert (len(ids), {each.id for entry in again if entry for each in entry.schedules}) == (4, ids)

    def test_characters_and_numbers_that_no_database_holds_do_not_stop_a_run(
        self, feed: Feed, server: FakeFeed
    ) -> None:
        body = json.dumps(a_record(2, description="one\x00two", vendor={"a\x00": float("nan")}, url="\ud800")).encode()
        server.records[id_of(2)] = body  # type: ignore[assignment]
        assert (read(feed).added, read(feed).unchanged) == (8, 8)
        kept = FeedRecord.objects.get(feed=feed, source_id=id_of(2)).raw
        assert kept["description"] == "one\ufffdtwo"
        assert kept["vendor"] == {"a\ufffd": None}

    def test_a_hundred_records_are_written_in_a_few_statements_and_read_again_in_fewer(
        self, feed: Feed, django_assert_max_num_queries: Any
    ) -> None:
        with django_assert_max_num_queries(70):
            read_records(feed, [a_record(number, schedules=[{"byday": "MO"}]) for number in range(100)], HEARTH)
        with django_assert_max_num_queries(20):
            fetch = read_records(feed, [a_record(n, schedules=[{"byday": "MO"}]) for n in range(100)], HEARTH)
        assert (fetch.unchanged, Service.objects.count()) == (100, 100)

    def test_of_two_records_with_one_id_the_later_stands(self, feed: Feed) -> None:
        fetch = read_records(feed, [a_record(1, name="Before"), a_record(1, name="After"), "x", [], None], HEARTH)
        assert (fetch.listed, fetch.added, fetch.changed, fetch.rejected) == (5, 1, 1, 3)
        assert Service.objects.get().name == "After"

    def test_what_was_left_out_of_a_record_that_is_shown_is_told(self, feed: Feed, server: FakeFeed) -> None:
        server.records[id_of(1)] |= {
            "minimum_age": -1,
            "description": "<b>Play</b>",
            "last_modified": "2026-03-01T09:00",
        }
        read(feed)
        notes = FeedRecord.objects.get(source_id=id_of(1)).notes
        assert [each.split(":")[0].split(" has")[0] for each in notes] == [
            "description",
            "minimum_age",
            "last_modified",
        ]

    def test_its_ids_never_take_over_a_service_of_ours(self, feed: Feed, cast: Any) -> None:
        from hearth.directory.tests.entries import an_entry, written

        mine = an_entry(name="Ours", id=UUID(id_of(0)))
        written(cast.northmoor, mine)
        read(feed)
        kept = entry_of(mine.id)
        assert kept is not None
        assert kept.name == "Ours"
        assert Service.objects.count() == 9


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/o", "https://127.0.0.1/o", "https://10.0.0.8/o", "https://[::1]/o", "https://169.254.169.254/",
     "file:///etc/passwd", "https://user@example.org/"],
)  # fmt: skip
def test_what_lies_in_our_own_network_is_never_asked(address: str) -> None:
    with pytest.raises(NotRead):
        Source(address, pause=lambda _: None).page(1, 10)


def test_a_redirect_into_our_own_network_is_refused(server: FakeFeed) -> None:
    server.redirect = "https://10.0.0.8/inside"
    with pytest.raises(NotRead, match="private network"):
        Source(server.url, HERE, pause=lambda _: None).page(1, 10)


def test_a_redirect_that_goes_round_ends(server: FakeFeed) -> None:
    server.redirect = server.url + "/services"
    with pytest.raises(NotRead, match="on and on"):
        Source(server.url, HERE, pause=lambda _: None).page(1, 10)


def test_an_answer_without_end_is_cut(server: FakeFeed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearth.directory.feeds.fetching.MOST_BYTES", 100)
    with pytest.raises(NotRead, match="longer than we read"):
        Source(server.url, HERE, pause=lambda _: None).page(1, 10)


# The mapping

KNOWN = Known(frozenset({"northmoor"}), {"northmoor": "northmoor", "northmoor council": "northmoor"})


def mapped(**said: Any) -> Any:
    return map_record(a_record(1, **said), FEED, KNOWN)


@pytest.mark.parametrize(
    "said",
    [{"name": ""}, {"name": "  <p> </p> "}, {"organization": None}, {"organization": {"name": ""}}, {"status": "open"},
     {"status": None}],
)  # fmt: skip
def test_what_is_required_is_never_invented(said: Any) -> None:
    found = mapped(**said)
    assert found.entry is None
    assert found.problems


@pytest.mark.parametrize(
    ("said", "least", "below"),
    [
        ({"minimum_age": 2, "maximum_age": 5}, 24, 72),
        ({"minimum_age": -1, "maximum_age": -1}, None, None),
        ({"minimum_age": 0, "maximum_age": 999}, None, None),
        ({"minimum_age": 12, "maximum_age": 5}, None, None),
        ({"maximum_age": "5"}, None, 72),
        ({"maximum_age": "five"}, None, None),
        ({"minimum_age": 0, "maximum_age": 99}, None, None),
        ({"minimum_age": float("nan")}, None, None),
    ],
)
def test_ages_that_nobody_has_are_unknown_not_wrong(said: Any, least: Any, below: Any) -> None:
    criteria = mapped(**said).entry.criteria
    assert [(each.least_months, each.below_months) for each in criteria] == ([(least, below)] if least or below else [])


def test_what_cannot_be_published_is_left_out_and_noted() -> None:
    found = mapped(
        description="<p>Play &amp; talk</p><script>alert(1)</script><br>Bring a snack",
        url="www.example",
        assured_date="last week",
        last_modified="2026-03-01T09:00:00",
        service_areas=[{"name": "Northmoor", "extent_type": "crayon"}, {"name": "Everywhere I like"}],
        schedules=[{"byday": "MOO", "opens_at": "25:00"}, {"byday": "MO,we", "opens_at": "09:00Z"}],
        service_at_locations=[{"id": "x", "location": {"latitude": 999, "longitude": 0}}],
        contacts=[{"name": "Jane Private", "phones": [{"number": "01632 960111", "name": "Jane"}]}],
        cost_options=[{"amount": -3}, {"amount": "2.5"}],
        mcp_vendor_thing={"a": 1},
    )
    entry = found.entry
    assert entry.description == "Play & talk\n\nBring a snack" or entry.description == "Play & talk\nBring a snack"
    assert (entry.url, entry.assured_on) == ("", None)
    assert entry.modified_at.tzinfo is not None
    assert [area.body for area in entry.areas] == ["northmoor", None]
    assert [each.byday for each in entry.schedules] == ["", "MO,WE"]
    assert entry.places[0].latitude is None
    assert [str(each.amount) for each in entry.costs] == ["None", "2.50"]
    assert "Jane" not in entry.model_dump_json()
    assert len(found.notes) >= 6


def test_a_day_still_to_come_is_not_one_on_which_somebody_checked() -> None:
    found = mapped(assured_date="2999-01-01")
    assert found.entry.assured_on is None
    assert found.notes == ("assured_date: 2999-01-01 is still to come, so nobody has checked it then.",)


@pytest.mark.django_db
def test_a_record_is_as_fresh_as_its_feed_says_however_often_it_is_read(feed: Feed, server: FakeFeed) -> None:
    long_ago, lately = (today() - timedelta(days=days) for days in (366, 100))
    server.records[id_of(0)]["assured_date"] = long_ago.isoformat()
    server.records[id_of(1)]["assured_date"] = lately.isoformat()
    for _ in range(2):
        read(feed)
    dated = dict(Service.objects.filter(assured_on__isnull=False).values_list("assured_on", "listed"))
    assert dated == {long_ago: False, lately: True}
    assert Service.objects.filter(assured_on=None, listed=True).count() == 6  # marked as never checked
    assert ask_owners(today()) == 0  # a feed is put right where it comes from
    assert hide_and_show(today() + timedelta(days=365)) == 7
    server.records[id_of(0)]["assured_date"] = today().isoformat()
    read(feed)
    assert Service.objects.get(pk=id_of(0)).listed


def test_others_terms_are_read_by_their_names() -> None:
    terms = [{"taxonomy_term": {"id": "x", "name": "Food Bank"}}, {"taxonomy_term": {"name": "Basket weaving"}}]
    assert mapped(attributes=terms).entry.kinds == ("food_and_things",)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=8,
)
NAMES = st.sampled_from(
    "id name status organization schedules service_areas service_at_locations languages cost_options attributes "
    "contacts phones minimum_age maximum_age last_modified assured_date x_hearth url description email".split()
)


@given(said=st.dictionaries(NAMES, JSON, max_size=8))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_json_is_mapped_or_refused_with_reasons(said: Any) -> None:
    found = map_record(a_record(1) | said, FEED, KNOWN)
    assert (found.entry is None) == bool(found.problems)


# Out and in again


@pytest.mark.django_db
def test_what_is_exported_is_imported_into_an_empty_system_and_exported_the_same(cast: Any) -> None:
    from hearth.directory.tests.test_open_referral import everything_there_is

    everything_there_is(cast.northmoor)
    first = io.StringIO()
    assert export_to(first) == 12
    Service.objects.all().delete()
    Organisation.objects.all().delete()
    Location.objects.all().delete()
    feed = Feed.objects.create(keeper=Agency.objects.get(pk=cast.northmoor.pk), name="file", licence="ours")
    fetch = read_records(feed, [json.loads(line) for line in first.getvalue().splitlines()], HEARTH)
    assert (fetch.added, fetch.rejected) == (12, 0)
    again = io.StringIO()
    assert export_to(again) == 12
    assert again.getvalue() == first.getvalue()
