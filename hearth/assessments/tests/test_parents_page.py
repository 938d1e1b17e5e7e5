"""What a parent is handed: their own care, in plain words, and nothing that somebody else said."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from hearth.assessments import actions
from hearth.assessments.models import SharedSummary
from hearth.assessments.presenters import parents
from hearth.assessments.presenters.keeping import language_of
from hearth.assessments.queries import contents_of
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.areas import area_results
from hearth.assessments.tests.test_pages import address, whole
from hearth.families.actions import add_person, begin_family, begin_help
from hearth.families.models import Person
from hearth.families.telling import PersonAsTold

SECRET = "Cole told us that Dana drinks in the mornings."


@pytest.fixture
def completed(home: Any, in_scope: Any) -> Any:
    """Ava with each parent; a bad grade with evidence, the same for both."""
    with in_scope():
        return home.complete({"comfort": Answer("5", "", SECRET)}, carers=[home.dana, home.cole])


def written(**others: Any) -> Any:
    words = {
        "worries": "Comfort",
        "going_well": "Meals",
        "must_change": "Hold her",
        "who_helps": "Kemi Brand",
    }
    return words | {"version": "0"} | others


def test_the_draft_speaks_the_instruments_plain_words_and_no_evidence(home: Any, sign_in: Any, completed: Any) -> None:
    page = whole(sign_in(home.cast.kemi).get(address("write", completed, home.dana)))
    assert "Love and closeness, for Ava." in page
    assert "For Ava: Your child gets good food" in page
    assert "Kemi Brand, Northmoor Council: Early help" in page
    assert SECRET not in page
    assert "I like it when mum sings" not in page


def test_a_parent_is_not_told_of_the_care_that_the_other_gives(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        only_cole = home.complete({"comfort": Answer("5", "", SECRET)}, carers=[home.cole])
    page = whole(sign_in(home.cast.kemi).get(address("write", only_cole, home.dana)))
    assert "Love and closeness" not in page
    assert SECRET not in page


def test_the_draft_names_no_other_agency_that_helps(home: Any, sign_in: Any, in_scope: Any, completed: Any) -> None:
    with in_scope():
        begin_help(
            family=home.family,
            agency_id=uuid4(),
            agency_name="Harbour Refuge",
            team_id=uuid4(),
            what="A safe place",
            source=completed,
            starts=date(2026, 1, 6),
        )
    page = whole(sign_in(home.cast.kemi).get(address("write", completed, home.cole)))
    assert "Harbour Refuge" not in page
    assert "Kemi Brand, Northmoor Council: Early help" in page


def test_it_is_handed_out_only_when_somebody_has_read_it(
    home: Any, sign_in: Any, in_scope: Any, completed: Any
) -> None:
    kemi, page = sign_in(home.cast.kemi), address("parent", completed, home.dana)
    draft = kemi.post(address("write", completed, home.dana), written(), follow=True)
    assert "do not hand it out" in whole(draft)
    assert "tick the box" in whole(kemi.post(page, {"version": "1"}))
    approved = kemi.post(page, {"version": "1", "checked": "on"}, follow=True)
    assert "do not hand it out" not in whole(approved)
    with in_scope():
        assert SharedSummary.objects.get().approved_by == "Kemi Brand"


def test_changed_words_must_be_approved_again(home: Any, sign_in: Any, in_scope: Any, completed: Any) -> None:
    kemi = sign_in(home.cast.kemi)
    write, page = address("write", completed, home.dana), address("parent", completed, home.dana)
    kemi.post(write, written())
    kemi.post(page, {"version": "1", "checked": "on"})
    kemi.post(write, written(version="2", worries="Something else"))
    with in_scope():
        summary = SharedSummary.objects.get()
        assert (summary.worries, summary.approved_at) == ("Something else", None)


def test_what_changed_since_it_was_read_is_not_approved(home: Any, sign_in: Any, in_scope: Any, completed: Any) -> None:
    kemi = sign_in(home.cast.kemi)
    write = address("write", completed, home.dana)
    kemi.post(write, written())
    kemi.post(write, written(version="1", worries="Something else"))
    late = kemi.post(address("parent", completed, home.dana), {"version": "1", "checked": "on"})
    assert "has been changed since you read it" in whole(late)
    with in_scope():
        assert SharedSummary.objects.get().approved_at is None


def test_each_parent_has_a_page_of_their_own(home: Any, sign_in: Any, in_scope: Any, completed: Any) -> None:
    kemi = sign_in(home.cast.kemi)
    kemi.post(address("write", completed, home.dana), written(worries="Only for Dana"))
    kemi.post(address("write", completed, home.cole), written(worries="Only for Cole"))
    assert "Only for Dana" not in whole(kemi.get(address("parent", completed, home.cole)))
    with in_scope():
        assert SharedSummary.objects.count() == 2


def test_it_is_for_people_of_this_family_and_after_completion(
    home: Any, sign_in: Any, in_scope: Any, completed: Any
) -> None:
    kemi = sign_in(home.cast.kemi)
    with in_scope():
        open_one = home.begin(started_on=date(2026, 6, 1))
    assert kemi.get(address("write", open_one, home.dana)).status_code == 404
    with in_scope():
        others = begin_family(name="Lowe", body_id="northmoor", people=[], by=home.cast.tess)
        stranger = add_person(family=others, told=PersonAsTold("mother", False, "Ida", "Lowe"), by=home.cast.tess)
    assert kemi.get(address("write", completed, stranger)).status_code == 404


@pytest.mark.parametrize(
    ("way", "heading"), [("ordinary", "What worries us"), ("large", "What worries us"), ("easy", "Our worries")]
)
def test_a_page_is_kept_in_the_print_that_somebody_can_read(
    home: Any, sign_in: Any, in_scope: Any, way: str, heading: str
) -> None:
    with in_scope():
        done = home.complete()
        words = actions.PlainWords("Meals are missed. Ben is thin.", "You read to them.", "Breakfast.", "Kemi")
        actions.write_summary(assessment=done, for_person=home.dana, words=words, version=0, by=home.by)
    page = sign_in(home.cast.kemi).get(address("parent", done, home.dana) + f"?print={way}").content.decode()
    assert heading in page
    assert ("<li>Ben is thin.</li>" in page) == (way == "easy")
    assert ("hearth-kept--large" in page) == (way == "large")
    assert page.index(f"hearth-kept--{way}") < page.index("You can keep this page")  # all of it, not its sections alone


def test_headings_are_welsh_for_somebody_whose_language_it_is() -> None:
    said = {each: language_of(each).code for each in ("Welsh", "Cymraeg", "Polish", "polski", "ur", "Klingon", "")}
    assert said == {
        "Welsh": "cy",
        "Cymraeg": "cy",
        "Polish": "pl",
        "polski": "pl",
        "ur": "ur",
        "Klingon": "en",
        "": "en",
    }


def test_in_a_further_language_the_headings_are_its_own_and_the_worker_s_words_stay(
    home: Any, sign_in: Any, in_scope: Any
) -> None:
    with in_scope():
        done = home.complete()
        words = actions.PlainWords("Ava eats breakfast.", "Ben is thin.", "Meals every day.", "Kemi")
        actions.write_summary(assessment=done, for_person=home.dana, words=words, version=0, by=home.by)
        Person.objects.filter(pk=home.dana.pk).update(first_language="Urdu")
    urdu = language_of("Urdu")
    page = sign_in(home.cast.kemi).get(address("parent", done, home.dana)).content.decode()
    assert f'<h2 class="govuk-heading-m" lang="ur" dir="rtl">{urdu.headings[1]}</h2>' in page
    assert "Ben is thin." in page
    assert "Urdu: not yet checked by a speaker" in page
    easy = sign_in(home.cast.kemi).get(address("parent", done, home.dana) + "?print=easy").content.decode()
    assert urdu.easy_headings[2] in easy


def test_of_an_area_asked_of_each_carer_only_their_own_is_told(
    home: Any, in_scope: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a council's own instrument may ask it: one profile, with a row for each carer."""
    with in_scope():
        contents = contents_of(home.complete({"comfort": Answer("5", "", SECRET)}, carers=[home.dana, home.cole]))
        first, second = contents.profiles
        rows = {"": first.rows[""], "the-other": second.rows[""]}
        worse = [replace(each, whom="the-other") for each in area_results(contents.assessment.instrument, first)]
        monkeypatch.setattr(parents, "area_results", lambda *_: worse)
        monkeypatch.setattr(parents, "_own", lambda *_: [replace(first, rows=rows)])
        carer = contents.subject(first.id).carer
        other = contents.subject(second.id).carer
        assert parents.drafted(contents, carer, []).worries == ""
        assert "Love and closeness" in parents.drafted(contents, other, []).worries
