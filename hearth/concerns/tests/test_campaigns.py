"""A poster's link: it says the council's words, leads on, and is counted without following anybody."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from hearth.concerns.campaigns.actions import CampaignWords, begin_campaign, stop_campaign
from hearth.concerns.campaigns.models import Campaign, CampaignDay
from hearth.concerns.campaigns.poster import as_pdf, laid_out, poster_of
from hearth.concerns.campaigns.rules import FEWEST_SHOWN, shown
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

pytestmark = pytest.mark.django_db

BILINGUAL = CampaignWords("Seen something?", "Say something.", "Wedi gweld rhywbeth?", "Dywedwch rywbeth.")


def begin(cast: Any, name: str = "spring-schools", **more: Any) -> Campaign:
    with holder_scope(cast.northmoor.pk):
        return begin_campaign(name=name, words=CampaignWords(**{**vars(BILINGUAL), **more}), by=cast.dev)


def counts(cast: Any) -> list[tuple[date, int, int]]:
    with holder_scope(cast.northmoor.pk):
        return list(CampaignDay.objects.values_list("day", "opened", "went_on"))


def test_the_link_says_the_councils_words_in_either_language(cast: Any, client: Client) -> None:
    begin(cast)
    english, welsh = (
        client.get("/c/spring-schools").content.decode(),
        client.get("/cy/c/spring-schools").content.decode(),
    )
    assert "Seen something?" in english
    assert "Northmoor Council" in english
    assert '<div lang="cy">' in welsh
    assert "Dywedwch rywbeth." in welsh


def test_english_words_on_a_welsh_page_are_marked_as_english(cast: Any, client: Client) -> None:
    begin(cast, heading_cy="", words_cy="")
    assert '<div lang="en">' in client.get("/cy/c/spring-schools").content.decode()


def test_openings_and_going_on_are_counted_by_the_day_and_leave_no_trace(cast: Any, client: Client) -> None:
    begin(cast)
    for _ in range(3):
        client.get("/c/spring-schools")
    client.head("/c/spring-schools")
    answer = client.post("/c/spring-schools/go-on")
    assert answer.headers["Location"] == "/"
    assert counts(cast) == [(today(), 3, 1)]
    assert set(client.cookies) <= {"csrftoken"}


@pytest.mark.parametrize(
    "when", [{"starts": today() + timedelta(days=1)}, {"starts": date(2020, 1, 1), "ends": date(2020, 2, 1)}]
)
def test_a_link_outside_its_days_leads_to_the_start_page_and_is_not_counted(
    cast: Any, client: Client, when: Any
) -> None:
    begin(cast, **when)
    assert client.get("/c/spring-schools").headers["Location"] == "/"
    assert client.get("/c/there-is-none").headers["Location"] == "/"
    assert counts(cast) == []


def test_a_stopped_campaign_leads_to_the_start_page(cast: Any, client: Client) -> None:
    campaign = begin(cast, starts=today() - timedelta(days=3))
    with holder_scope(cast.northmoor.pk):
        stop_campaign(campaign=campaign, by=cast.dev)
    assert client.get("/c/spring-schools").status_code == 302


def test_the_duty_manager_begins_one_and_sees_its_counts(cast: Any, sign_in: Any) -> None:
    client = sign_in(cast.dev)
    asked = {"name": "Autumn-Nurseries", "heading": "Cold hands?", "words": "Tell us."}
    answer = client.post("/campaigns/begin", asked, follow=True)
    assert "http://testserver/c/autumn-nurseries" in answer.content.decode()
    client.get("/c/autumn-nurseries")
    assert "Cold hands?" in client.get("/campaigns").content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "a b!"}, "Use 3 to 40 small letters"),
        ({"name": "spring-schools"}, "There is a campaign with this name already"),
        ({"heading": "x" * 81}, "Shorten it to 80 or fewer"),
        ({"heading_cy": "Helo"}, "Write both the heading and the words in Welsh, or neither"),
        (
            {
                "starts_day": "2",
                "starts_month": "2",
                "starts_year": "2026",
                "ends_day": "1",
                "ends_month": "2",
                "ends_year": "2026",
            },
            "The last day must not be before the first day",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(
    cast: Any, sign_in: Any, typed: Any, sentence: str
) -> None:
    begin(cast)
    asked = {"name": "autumn", "heading": "Cold hands?", "words": "Tell us."} | typed
    page = sign_in(cast.dev).post("/campaigns/begin", asked).content.decode()
    assert sentence in page
    assert "Tell us." in page
    with holder_scope(cast.northmoor.pk):
        assert Campaign.objects.count() == 1


def test_a_poster_is_one_page_of_pdf_in_each_language_and_size(cast: Any) -> None:
    campaign = begin(cast)
    for language, said in [("en", "Seen something?"), ("cy", "Wedi gweld rhywbeth?")]:
        for size in ("a4", "a5"):
            poster = poster_of(campaign, "https://hearth.example/c/spring-schools", language, size)
            assert poster.heading == said
            assert len(laid_out(poster).pages) == 1
            assert as_pdf(poster).startswith(b"%PDF")


@given(st.integers(min_value=0, max_value=10_000))
def test_a_count_that_could_point_at_somebody_is_never_shown(count: int) -> None:
    words = shown(count)
    assert (words == f"{count:,}") is (count == 0 or count >= FEWEST_SHOWN)
