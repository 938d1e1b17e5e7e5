"""The pages as a worker meets them."""

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from hearth.assessments.models import Analysis, Assessment, ChildsVoice, Grade
from hearth.assessments.queries import subjects_of
from hearth.assessments.rules.answers import Answer
from hearth.audit.models import AuditEvent
from hearth.chronology.models import Entry


def address(name: Any, *args: Any) -> Any:
    return reverse(f"assessments:{name}", args=[getattr(arg, "pk", arg) for arg in args])


def whole(page: Any) -> Any:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def beginning(home: Any, **others: Any) -> Any:
    return {
        "children": [home.ava.pk],
        "carers": [home.dana.pk, home.cole.pk],
        "stage": "first",
        "done_with_parent": "yes",
        "instrument": "graded_neglect_profile",
        "started_on_day": "2",
        "started_on_month": "3",
        "started_on_year": "2026",
    } | others


def test_each_child_has_a_profile_with_each_carer(home: Any, sign_in: Any, in_scope: Any) -> None:
    kemi = sign_in(home.cast.kemi)
    overview = kemi.post(address("begin", home.family), beginning(home), follow=True)
    assert "Ava Pike with Dana Pike" in whole(overview)
    assert "Ava Pike with Cole Ferry" in whole(overview)
    with in_scope():
        assert Assessment.objects.get().subjects.count() == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"children": []}, "Choose at least one child"),
        ({"carers": []}, "Choose at least one carer"),
        ({"stage": "last"}, "Choose one of the answers on this page"),
        ({"started_on_year": str(timezone.localdate().year + 1)}, "The day you began must be"),
        ({"started_on_day": "31", "started_on_month": "2"}, "31 February 2026 is not a real date"),
    ],
)
def test_what_cannot_begin_is_told_in_a_sentence_and_nothing_is_saved(
    home: Any, sign_in: Any, in_scope: Any, changed: Any, sentence: Any
) -> None:
    page = sign_in(home.cast.kemi).post(address("begin", home.family), beginning(home, **changed))
    assert sentence in whole(page)
    with in_scope():
        assert not Assessment.objects.exists()


@pytest.fixture
def open_one(home: Any, in_scope: Any) -> Any:
    with in_scope():
        assessment = home.begin()
        subject = subjects_of(assessment)[0]
    return assessment, subject


def test_half_an_area_is_saved_and_the_list_says_how_much_is_done(
    home: Any, sign_in: Any, in_scope: Any, open_one: Any
) -> None:
    assessment, subject = open_one
    love = address("grade", assessment, subject, "love")
    typed = {"comfort": "4", "comfort-evidence": "Ava cried and was told to stop.", "then": "list"}
    overview = sign_in(home.cast.kemi).post(love, typed, follow=True)
    assert "Love 1 of 5 done" in whole(overview)
    with in_scope():
        grade = Grade.objects.get()
        assert (grade.item, grade.said, grade.missing) == ("comfort", "4", "")


def test_one_answer_with_a_mistake_does_not_cost_the_others(
    home: Any, sign_in: Any, in_scope: Any, open_one: Any
) -> None:
    assessment, subject = open_one
    love = address("grade", assessment, subject, "love")
    page = sign_in(home.cast.kemi).post(love, {"comfort": "6", "warmth": "2"})
    assert "Choose one of the answers or reasons for “Comfort”" in whole(page)
    with in_scope():
        assert [grade.item for grade in Grade.objects.all()] == ["warmth"]


def test_too_much_evidence_is_refused_and_stays_on_the_page(
    home: Any, sign_in: Any, in_scope: Any, open_one: Any
) -> None:
    assessment, subject = open_one
    love = address("grade", assessment, subject, "love")
    page = sign_in(home.cast.kemi).post(love, {"comfort": "4", "comfort-evidence": "x" * 20_000})
    assert "This is 20,000 characters long" in whole(page)
    assert "x" * 20_000 in page.content.decode()
    with in_scope():
        assert not Grade.objects.exists()


def test_what_was_typed_and_never_saved_comes_back_until_it_is(home: Any, sign_in: Any, open_one: Any) -> None:
    assessment, subject = open_one
    kemi, love = sign_in(home.cast.kemi), address("grade", assessment, subject, "love")
    draft = reverse("drafts:save", args=[f"grades-{subject.pk}-love"])
    kemi.post(draft, {"comfort-evidence": "The connection broke while I wrote this."})
    assert "The connection broke while I wrote this." in whole(kemi.get(love))
    assert "The connection broke" not in whole(sign_in(home.cast.sol).get(love))
    sign_in(home.cast.kemi).post(love, {"comfort": "3"})
    assert "The connection broke" not in whole(kemi.get(love))


def test_what_a_child_says_is_kept_byte_for_byte(home: Any, sign_in: Any, in_scope: Any, open_one: Any) -> None:
    assessment, _ = open_one
    said = "  mum sez 'go way' \r\n🙁 أنا جائع  "
    voice = address("voice", assessment, home.ava)
    kemi = sign_in(home.cast.kemi)
    kemi.post(voice, {"words": said, "seen_alone": "yes", "how": "Drew together", "version": "0"})
    with in_scope():
        assert ChildsVoice.objects.get().words == said
    assert "mum sez" in whole(kemi.get(voice))


def test_what_is_missing_is_said_in_sentences_that_lead_there(
    home: Any, sign_in: Any, in_scope: Any, open_one: Any
) -> None:
    assessment, subject = open_one
    kemi = sign_in(home.cast.kemi)
    page = kemi.post(address("complete", assessment))
    assert "Love, Ava Pike with Dana Pike: 5 of 5 questions have no answer" in whole(page)
    assert address("grade", assessment, subject, "love") in page.content.decode()
    with in_scope():
        assert Assessment.objects.get().completed_at is None


def test_once_completed_it_is_read_and_no_longer_changed(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        assessment = home.complete({"comfort": Answer("5", "", "Ava cried for an hour.")})
        subject = subjects_of(assessment)[0]
        entry = Entry.objects.get()
        assert (entry.title, entry.strand) == ("Graded neglect profile: first assessment completed", "agencies")
        assert entry.words == "Ava Pike with Dana Pike: look at Love 5."
    kemi = sign_in(home.cast.kemi)
    page = whole(kemi.get(address("assessment", assessment)))
    assert "Love: 5 Very poor" in page
    assert "I like it when mum sings Seen alone." in page
    kemi.post(address("grade", assessment, subject, "love"), {"comfort": "1"})
    with in_scope():
        assert Grade.objects.get(item="comfort").said == "5"


def test_earlier_grades_stand_beside_the_new_ones(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        home.complete({"comfort": Answer("5", "", "Ava cried for an hour.")})
        review = home.begin(stage="review", started_on=date(2026, 6, 1))
        subject = subjects_of(review)[0]
    page = whole(sign_in(home.cast.kemi).get(address("grade", review, subject, "love")))
    assert "5 Very poor (as on 2 March 2026)" in page
    assert "What was seen or heard on 2 March 2026: 5 Very poor" in page
    assert "Ava cried for an hour." in page


def test_change_is_drawn_and_told_with_its_reason(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        home.complete({"comfort": Answer("5", "", "Left to cry"), "praise": Answer("3")})
        home.complete({"comfort": Answer("3")}, stage="review", started_on=date(2026, 6, 1))
    page = sign_in(home.cast.kemi).get(address("change", home.family))
    assert "<svg" in page.content.decode()
    assert "Love 5 Very poor 3 Uneven Better, and more than noise" in whole(page)
    assert "Esteem 3 Uneven 2 Good enough Perhaps better: too small to tell" in whole(page)
    assert "We read it as change: it is 2 grades" in whole(page)


def test_one_assessment_shows_no_change(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        home.complete()
    page = sign_in(home.cast.kemi).get(address("change", home.family))
    assert "Two completed assessments with one instrument are needed" in whole(page)


def test_four_questions_are_saved_though_not_all_are_answered(
    home: Any, sign_in: Any, in_scope: Any, open_one: Any
) -> None:
    assessment, _ = open_one
    questions = address("four_questions", assessment)
    typed = {"kind_of_neglect": ["not_fed", "left_alone"], "scale": "Most days", "version": "0"}
    assert "Not finished" in whole(sign_in(home.cast.kemi).post(questions, typed, follow=True))
    with in_scope():
        assert Analysis.objects.get().kind_of_neglect == ["not_fed", "left_alone"]


def test_kinds_of_neglect_and_none_found_exclude_each_other(
    home: Any, sign_in: Any, in_scope: Any, open_one: Any
) -> None:
    assessment, _ = open_one
    typed = {"kind_of_neglect": ["not_fed", "none_found"], "version": "0"}
    page = sign_in(home.cast.kemi).post(address("four_questions", assessment), typed)
    assert "not both" in whole(page)
    with in_scope():
        assert not Analysis.objects.exists()


def test_opening_an_assessment_is_written_down(home: Any, sign_in: Any, in_scope: Any, open_one: Any) -> None:
    assessment, _ = open_one
    sign_in(home.cast.kemi).get(address("assessment", assessment))
    opened = AuditEvent.objects.filter(verb="opened", subject_id=str(assessment.pk))
    assert [event.actor_id for event in opened] == [home.cast.kemi.id]


def test_after_a_first_one_the_next_is_a_review_unless_somebody_says_otherwise(
    home: Any, sign_in: Any, in_scope: Any
) -> None:
    page = address("begin", home.family) + "?instrument=graded_neglect_profile"
    chosen = 'value="{}" checked'

    def begins_with() -> str:
        form = sign_in(home.cast.kemi).get(page).content.decode()
        return next(each for each in ("first", "review", "closing") if chosen.format(each) in form)

    assert begins_with() == "first"
    with in_scope():
        home.begin()
    assert begins_with() == "review"
