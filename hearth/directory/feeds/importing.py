"""A run over a feed: every page, every record by its id, then what was not there. It may stop and be taken up again.

Nothing is deleted. What is missing from a whole run is missed; what was missed in several whole runs on end is taken
down; and a run in which much is missing at once counts as the feed's failure, not as so many closures.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any, Protocol

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.directory.feeds.fetching import NotRead
from hearth.directory.feeds.keeping import ADDED, CHANGED, REJECTED, UNCHANGED, Reading, storable, take_down
from hearth.directory.models import Feed, FeedFetch, FeedRecord
from hearth.scope.actions import action, record
from hearth.scope.opening import holder_scope

PER_PAGE = 100
MOST_PAGES = 2_000
AT_ONCE = 4  # questions to one feed at a time
TAKEN_UP_WITHIN = timedelta(days=1)
MISSED_BEFORE_GONE = 3  # whole runs
TOO_MANY_MISSING = 0.3  # of what was known


class Readable(Protocol):
    def page(self, number: int, per_page: int) -> Any: ...
    def service(self, id: str) -> Any: ...


@dataclass(frozen=True)
class Page:
    """What one page of a feed lists."""

    ids: list[str]
    last: bool


def read_feed(feed: Feed, source: Readable, by: Actor) -> FeedFetch:
    """Read it to its end, or as far as it goes; what happened is in what comes back."""
    fetch = _begun(feed)
    reading = Reading(feed)
    try:
        fetch.whole = _read_pages(fetch, source, reading)
    except NotRead as problem:
        fetch.problem = str(problem)
    fetch.problem = fetch.problem or _unread(reading)
    with holder_scope(feed.keeper_id):
        return end_fetch(fetch=fetch, by=by)


def _unread(reading: Reading) -> str:
    """Records that are listed and were not given; they are asked for again the next time."""
    if not reading.unread:
        return ""
    why, _ = reading.unread.most_common(1)[0]
    return f"{reading.unread.total():,} of its records could not be read: {why}"


def _begun(feed: Feed) -> FeedFetch:
    """A run that broke off lately is taken up where it was."""
    since = timezone.now() - TAKEN_UP_WITHIN
    broken = feed.fetches.filter(ended_at=None, begun_at__gte=since).order_by("-begun_at").first()
    return broken or FeedFetch.objects.create(feed=feed, begun_at=timezone.now())


def _read_pages(fetch: FeedFetch, source: Readable, reading: Reading) -> bool:
    """Whether everything was read. Each page is kept before the next is asked for."""
    before: set[str] = set()
    all_read = True
    while fetch.next_page <= MOST_PAGES:
        page = page_in(source.page(fetch.next_page, PER_PAGE))
        fresh = [id for id in page.ids if id not in before]
        if not fresh:
            if page.ids:
                raise NotRead(f"Its page {fetch.next_page} repeats an earlier one, so it never ends.")
            return all_read and fetch.listed > 0
        before |= set(fresh)
        all_read &= _keep_page(fetch, fresh, source, reading)
        if page.last:
            return all_read
    raise NotRead(f"It has more than {MOST_PAGES:,} pages.")


def _keep_page(fetch: FeedFetch, ids: list[str], source: Readable, reading: Reading) -> bool:
    with ThreadPoolExecutor(AT_ONCE) as several:
        fetched = dict(zip(ids, several.map(lambda id: _asked_for(source, id), ids), strict=True))
    not_read = {id: problem for id, problem in fetched.items() if isinstance(problem, NotRead)}
    reading.unread.update(str(problem) for problem in not_read.values() if not problem.gone)
    with transaction.atomic():
        _still_listed(fetch, [id for id, problem in not_read.items() if not problem.gone])
        count(fetch, [REJECTED] * len(not_read))
        count(fetch, reading.keep({id: raw for id, raw in fetched.items() if id not in not_read}, fetch))
        fetch.next_page += 1
        fetch.save()
    return all(problem.gone for problem in not_read.values())


def _asked_for(source: Readable, id: str) -> Any:
    try:
        return source.service(id)
    except NotRead as problem:
        return problem


def _still_listed(fetch: FeedFetch, ids: list[str]) -> None:
    """They are listed, so they are not missing; what was kept of them before stays."""
    known = FeedRecord.objects.filter(feed_id=fetch.feed_id, source_id__in=ids)
    known.update(seen_in=fetch, seen_at=timezone.now())


def page_in(said: Any) -> Page:
    """The ids of a page. Raises `NotRead` for what is no page: an empty object is a failure, not an empty feed."""
    if isinstance(said, list):
        return Page(_ids(said), last=True)
    contents = said.get("contents", said.get("content")) if isinstance(said, dict) else None
    if not isinstance(contents, list):
        raise NotRead("What it sent is no page: it has no contents.")
    last = said.get("last_page", said.get("last")) is True
    return Page(_ids(contents), last)


def _ids(contents: list[Any]) -> list[str]:
    said = (str(each["id"])[:200] for each in contents if isinstance(each, dict) and each.get("id"))
    return list(dict.fromkeys(storable(id) for id in said))


def count(fetch: FeedFetch, became: list[str]) -> None:
    for what in became:
        name = {ADDED: "added", CHANGED: "changed", UNCHANGED: "unchanged", REJECTED: "rejected"}[what]
        setattr(fetch, name, getattr(fetch, name) + 1)
    fetch.listed += len(became)


def read_records(feed: Feed, records: Iterable[Any], by: Actor) -> FeedFetch:
    """Records of a file, which holds all there is of its feed."""
    fetch = FeedFetch.objects.create(feed=feed, begun_at=timezone.now())
    reading = Reading(feed)
    for batch in _batches(records):
        with transaction.atomic():
            count(fetch, reading.keep(batch, fetch))
            fetch.save()
    fetch.whole = fetch.listed > 0
    with holder_scope(feed.keeper_id):
        return end_fetch(fetch=fetch, by=by)


def _batches(records: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """By their ids, or their numbers; an id that comes again begins a batch, so that what comes later stands."""
    batch: dict[str, Any] = {}
    for number, raw in enumerate(records):
        id = storable(str(raw.get("id") or number)[:200] if isinstance(raw, dict) else str(number))
        if id in batch or len(batch) == PER_PAGE:
            yield batch
            batch = {}
        batch[id] = raw
    if batch:
        yield batch


@action
def end_fetch(*, fetch: FeedFetch, by: Actor) -> FeedFetch:
    """Close a run: note what was missing, and take down what has been missing long enough."""
    if fetch.whole:
        _note_missing(fetch)
    fetch.ended_at = timezone.now()
    fetch.save()
    record(by=by, verb="read a feed", subject=fetch)
    return fetch


def _note_missing(fetch: FeedFetch) -> None:
    kept = FeedRecord.objects.filter(feed_id=fetch.feed_id, withdrawn_at=None)
    missing = kept.exclude(seen_in=fetch)
    known, gone = kept.count(), missing.count()
    if gone > 5 and gone > known * TOO_MANY_MISSING:
        fetch.whole = False
        fetch.problem = f"{gone:,} of {known:,} records were missing at once, so none of them is believed to be gone."
        return
    missing.update(missed=F("missed") + 1)
    leaving = list(kept.filter(missed__gte=MISSED_BEFORE_GONE))
    FeedRecord.objects.filter(pk__in=[each.pk for each in leaving]).update(withdrawn_at=timezone.now())
    take_down([each.service_id for each in leaving if each.service_id])
    fetch.gone = len(leaving)


@action
def note_licence(*, feed: Feed, licence: str, by: Any) -> Feed:
    """A person writes down the terms; from then on what is complete is shown."""
    feed.licence, feed.licence_noted_by, feed.licence_noted_on = licence, by.text, timezone.localdate()
    feed.save()
    map_again(feed)
    record(by=by, verb="noted the licence of", subject=feed, fields=["licence"])
    return feed


def map_again(feed: Feed) -> Counter[str]:
    """Run the mapping over everything that is kept of a feed: after it, or the licence, has changed."""
    reading, done = Reading(feed), Counter[str]()
    kept = FeedRecord.objects.filter(feed=feed, withdrawn_at=None).order_by("pk").iterator(chunk_size=PER_PAGE)
    while records := list(islice(kept, PER_PAGE)):
        done.update(reading.map(records))
    return done
