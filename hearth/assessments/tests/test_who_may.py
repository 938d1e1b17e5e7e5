"""Who may open which page, how many questions it asks the database, and what is left in the log."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearth.assessments.queries import subjects_of
from hearth.assessments.rules.answers import Answer
from hearth.assessments.tests.test_pages import address
from hearth.families.actions import restrict_family

MAY = ["tess", "dev", "kemi", "sol"]  # triage of the council, and the team that helps
MAY_NOT = ["other", "ravi", "hana", "hugo", "pia", "eve"]
FEWEST = ["dev", "sol"]  # who may open a restricted record


@pytest.fixture
def pages(home: Any, in_scope: Any) -> Any:
    """Every address of the package, with an open and a completed assessment behind them."""
    with in_scope():
        done = home.complete({"comfort": Answer("5", "", "Cried")})
        open_one = home.begin()
        subject = subjects_of(open_one)[0]
    return [
        address("begin", home.family),
        address("change", home.family),
        address("assessment", open_one),
        address("assessment", done),
        address("grade", open_one, subject, "love"),
        address("four_questions", open_one),
        address("voice", open_one, home.ava),
        address("complete", open_one),
        address("write", done, home.dana),
    ]


@pytest.mark.parametrize("name", MAY + MAY_NOT)
def test_the_helping_team_and_triage_may_and_everybody_else_finds_nothing(
    home: Any, sign_in: Any, pages: Any, name: Any
) -> None:
    visitor = sign_in(getattr(home.cast, name))
    found = [visitor.get(page).status_code for page in pages]
    assert found == [200 if name in MAY else 404] * len(pages)


@pytest.mark.parametrize("name", MAY)
def test_a_restricted_record_opens_to_few(home: Any, sign_in: Any, in_scope: Any, pages: Any, name: Any) -> None:
    with in_scope():
        restrict_family(family=home.family, restricted=True, by=home.cast.dev)
    visitor = sign_in(getattr(home.cast, name))
    found = [visitor.get(page).status_code for page in pages]
    assert found == [200 if name in FEWEST else 404] * len(pages)


def test_nobody_gets_in_without_signing_in(client: Any, home: Any, pages: Any) -> None:
    assert {client.get(page).status_code for page in pages} == {302}


def test_sending_nothing_at_all_breaks_nothing(home: Any, sign_in: Any, pages: Any) -> None:
    kemi = sign_in(home.cast.kemi)
    assert {kemi.post(page).status_code for page in pages} <= {200, 302, 405}


def test_a_child_or_area_that_is_not_in_the_assessment_is_not_found(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        assessment = home.begin()
        other_subject = subjects_of(home.begin(children=[home.ben]))[0]
        subject = subjects_of(assessment)[0]
    kemi = sign_in(home.cast.kemi)
    assert kemi.get(address("voice", assessment, home.ben)).status_code == 404
    assert kemi.get(address("grade", assessment, other_subject, "love")).status_code == 404
    assert kemi.get(address("grade", assessment, subject, "charm")).status_code == 404


def test_no_page_asks_the_database_more_than_eight_questions(home: Any, sign_in: Any, pages: Any) -> None:
    kemi = sign_in(home.cast.kemi)
    for page in pages:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            kemi.get(page)
        assert len(own(asked)) <= 8, (page, own(asked))


def own(asked: Any) -> Any:
    """Leaving out signing in, the scope and the log."""
    ours = ("assessments_", "families_", "practice_", "drafts_", "chronology_")
    return [query["sql"] for query in asked if any(name in query["sql"] for name in ours)]
