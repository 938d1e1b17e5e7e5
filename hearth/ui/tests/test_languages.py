"""The same page in English and in Welsh, at two addresses."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils.translation import override

from hearth.ui import days
from hearth.ui.catalogues import gather


@pytest.mark.django_db
def test_each_public_page_leads_to_itself_in_the_other_language(client: Client) -> None:
    english = client.get("/worried").content.decode()
    welsh = client.get("/cy/worried").content.decode()
    assert '<html lang="en"' in english
    assert 'href="/cy/worried" hreflang="cy" lang="cy">Cymraeg</a>' in english
    assert '<html lang="cy"' in welsh
    assert 'href="/worried" hreflang="en" lang="en">English</a>' in welsh


@pytest.mark.django_db
def test_what_was_asked_for_is_still_asked_for_in_the_other_language(client: Client) -> None:
    english = client.get("/services/search?words=warm+home&place=northmoor").content.decode()
    assert 'href="/cy/services/search?words=warm+home&amp;place=northmoor" hreflang="cy"' in english


@pytest.mark.django_db
def test_staff_pages_have_no_second_address(client: Client) -> None:
    assert client.get("/cy/triage/").status_code == 404


def test_dates_follow_the_pages_language() -> None:
    with override("cy"):
        assert days.day(date(2026, 6, 3)) == "3 Mehefin 2026"
    assert days.day_and_time(datetime(2026, 6, 3, 13, 5, tzinfo=UTC)) == "3 June 2026 at 2:05pm"


def test_words_are_gathered_from_templates_code_and_practice_files() -> None:
    found = {str(message.id) for message in gather()}
    assert {"Skip to main content", "Postcode", "Young children (1 to 4)"} <= found
