"""A worker logs time; a service manager counts what the work costs."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from hearth.casework.actions import Visited, plan_visit, record_visit
from hearth.casework.models import Episode
from hearth.casework.tests.conftest import CHILDREN, MOTHER, ago, at, begin, day
from hearth.costs.actions import Worked, add_budget, add_post, log_time
from hearth.costs.models import Post, WorkedTime
from hearth.costs.queries import costs_of
from hearth.costs.rules import NotPossible
from hearth.costs.rules.spending import Span
from hearth.families.actions import begin_family
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.ui import days


@pytest.fixture
def episode(cast: Any) -> Iterator[Episode]:
    with holder_scope(cast.kemi.holder_id):
        family = begin_family(name="Petrova", body_id="northmoor", people=(MOTHER, *CHILDREN), by=cast.kemi)
        yield begin(family, cast.kemi, opened=ago(days=99), referred=ago(days=99))


def done(episode: Episode, on: date, by: Any) -> Any:
    visit = plan_visit(episode=episode, planned_for=at(on), by=by)
    return record_visit(visit=visit, visited=Visited(done_at=at(on), notes="Tea."), by=by)


def test_time_is_logged_for_a_visit_once_and_for_the_road(cast: Any, episode: Episode, sign_in: Any) -> None:
    visit = done(episode, ago(days=5), cast.kemi)
    worker, address = sign_in(cast.kemi), reverse("costs:time", args=[episode.pk])
    for minutes in ("50", "55"):
        worker.post(address, {"kind": "visit", "visit": str(visit.pk), "minutes": minutes, **day("on", ago(days=5))})
    worker.post(address, {"kind": "travel", "minutes": "40", **day("on", ago(days=5))})
    answer = worker.post(address, {"kind": "travel", "minutes": "0", **day("on", ago(days=5))}).content.decode()
    assert "govuk-error-message" in answer
    assert WorkedTime.objects.filter(kind="travel").count() == 1
    log_time(episode=episode, worked=Worked("visit", 60, ago(days=5), visit), by=cast.kemi)
    assert WorkedTime.objects.get(visit=visit).minutes == 60
    assert "1.7" in worker.get(address).content.decode()  # an hour there, and forty minutes on the road
    with pytest.raises(NotPossible):
        log_time(episode=episode, worked=Worked("writing", 5, ago(days=200)), by=cast.kemi)


def test_a_service_manager_counts_what_a_family_and_a_day_cost(cast: Any, episode: Episode, sign_in: Any) -> None:
    manager = sign_in(cast.mara)
    post = {"team": str(cast.kemi.team_id), "title": "Family worker", "hours_a_week": "37", "pounds_a_year": "36500"}
    manager.post(reverse("costs:post"), post | day("starts", date(2020, 1, 1)))
    budget = {"team": str(cast.kemi.team_id), "what": "Cars", "pounds": "1000"}
    manager.post(reverse("costs:budget"), budget | day("starts", ago(days=9)) | day("ends", days.today()))
    timed, _ = done(episode, ago(days=3), cast.kemi), done(episode, ago(days=2), cast.kemi)
    log_time(episode=episode, worked=Worked("visit", 90, ago(days=3), timed), by=cast.kemi)
    one = next(
        each for each in costs_of(cast.mara, Span(ago(days=9), days.today())) if each.team.pk == cast.kemi.team_id
    )
    assert one.cost.spent == Decimal("2000.00")  # ten days of £100, and the cars
    assert (one.cost.families, one.cost.family_days, one.cost.per_family_day) == (1, 10, Decimal("200.00"))
    assert (one.visits, one.visits_timed, one.minutes) == (2, 1, {"visit": 90})
    page = manager.get(reverse("costs:costs")).content.decode()
    assert "National Audit Office, 2025" in page
    ended = Post.objects.get()
    manager.post(reverse("costs:post_ends", args=[ended.pk]))
    assert Post.objects.get().ends == days.today()


def more(number: int, by: Any, **of: Any) -> list[Episode]:
    """So many families more, in work for ninety-nine days."""
    found = []
    for one in range(number):
        family = begin_family(name=f"Brook{one}", body_id="northmoor", people=(MOTHER,), by=by)
        found.append(begin(family, by, **({"opened": ago(days=99), "referred": ago(days=99)} | of)))
    return found


def between(first: date, last: date) -> dict[str, str]:
    return day("first", first) | day("last", last)


def shown(manager: Any, **of: Any) -> str:
    return str(manager.get(reverse("costs:costs"), between(of["first"], of.get("last", days.today()))).content.decode())


def test_what_each_of_a_few_families_cost_is_not_told(cast: Any, episode: Episode, sign_in: Any) -> None:
    more(4, cast.kemi)
    add_budget(
        team_id=cast.kemi.team_id,
        what="Cars",
        pounds=Decimal(1000),
        starts=ago(days=9),
        ends=days.today(),
        by=cast.mara,
    )
    done(episode, ago(days=3), cast.kemi)
    log_time(episode=episode, worked=Worked("travel", 90, ago(days=3)), by=cast.kemi)
    page = shown(sign_in(cast.mara), first=ago(days=9))
    assert "£1,000.00" in page  # what the team spent is nobody's bill
    for told in ("£200.00", "£20.00", ">5 families", "50 family-days", "Of 1 visit", "Travelling"):
        assert told not in page
    more(1, cast.kemi, opened=ago(days=9))
    page = shown(sign_in(cast.mara), first=ago(days=9))
    for told in ("£166.67", "£16.67", "6 families", "60 family-days"):
        assert told in page
    assert "Of 1 visit" not in page  # done with one of the six
    assert "Travelling" in page
    assert "1.5" not in page


def test_days_of_a_few_families_cannot_be_had_from_two_pages(cast: Any, episode: Episode, sign_in: Any) -> None:
    first = ago(days=99)
    more(5, cast.kemi)
    manager = sign_in(cast.mara)
    assert "6 families" in shown(manager, first=first)
    later = begin_family(name="Later", body_id="northmoor", people=(MOTHER,), by=cast.kemi)
    alone = begin(later, cast.kemi, opened=ago(days=200), referred=ago(days=200))
    assert alone.opened < first
    page = shown(manager, first=ago(days=110))  # eleven days of one family before the others came
    assert "7 families" in page
    assert "family-days" not in page.split("</table>")[0]
    assert "Count from a day on which there were enough" in page
    asked = page.split('href="/costs/?')[1].split('"')[0].replace("&amp;", "&")
    enough = manager.get(f"{reverse('costs:costs')}?{asked}").content.decode()
    assert "family-days" in enough.split("</table>")[0]


def test_a_sealed_family_is_counted_nowhere(cast: Any, episode: Episode, sign_in: Any) -> None:
    (sealed, *_) = more(7, cast.kemi)
    done(sealed, ago(days=3), cast.kemi)
    log_time(episode=sealed, worked=Worked("travel", 600, ago(days=3)), by=cast.kemi)
    Family.objects.filter(pk=sealed.family_id).update(sealed_at="2026-01-01T00:00Z")
    period = Span(ago(days=9), days.today())
    one = next(each for each in costs_of(cast.mara, period) if each.team.pk == cast.kemi.team_id)
    assert (one.cost.families, one.cost.family_days, one.visits, one.minutes) == (7, 70, 0, {})
    page = shown(sign_in(cast.sol), first=ago(days=9))
    assert "7 families" in page
    assert "Travelling" not in page


def test_what_is_not_known_is_said_and_no_figure_is_made_of_nothing(cast: Any, episode: Episode, sign_in: Any) -> None:
    page = sign_in(cast.sol).get(reverse("costs:costs")).content.decode()
    assert "No post is written down for these days" in page
    assert "Early Help South" not in page  # a supervisor's own team
    other = next(each for each in costs_of(cast.mara, Span(ago(days=9), days.today())) if not each.cost.families)
    assert (other.cost.per_family, other.cost.per_family_day) == (None, None)


def test_a_budget_that_ends_before_it_begins_is_refused_and_kept(cast: Any, episode: Episode, sign_in: Any) -> None:
    typed = {"team": str(cast.kemi.team_id), "what": "Rooms by the sea", "pounds": "5"}
    days_ = day("starts", days.today()) | day("ends", days.today() - timedelta(days=1))
    answer = sign_in(cast.mara).post(reverse("costs:budget"), typed | days_).content.decode()
    assert "The last day cannot be before the first." in answer
    assert "Rooms by the sea" in answer


def test_costs_take_five_questions(cast: Any, episode: Episode, django_assert_max_num_queries: Any) -> None:
    add_post(
        team_id=cast.kemi.team_id,
        title="Worker",
        hours_a_week=Decimal(37),
        pounds_a_year=Decimal(40_000),
        starts=ago(days=9),
        ends=None,
        by=cast.mara,
    )
    add_budget(
        team_id=cast.kemi.team_id, what="Cars", pounds=Decimal(9), starts=ago(days=9), ends=ago(days=1), by=cast.mara
    )
    with django_assert_max_num_queries(6):
        costs_of(cast.mara, Span(ago(days=9), days.today()))
