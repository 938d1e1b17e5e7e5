"""Every instrument of the library as a worker meets it: begun, answered, explained; licensed ones closed to others."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from hearth.access.models import User
from hearth.assessments import actions
from hearth.assessments.models import Assessment, Grade, Subject
from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.completeness import Heard
from hearth.assessments.tests.test_pages import address, whole
from hearth.practice.library import library
from hearth.practice.queries import pinned
from hearth.practice.training.actions import Training, accredit, end_accreditation

OURS = [each.id for each in library().instruments() if not each.licensed]
LICENSED = [each.id for each in library().instruments() if each.licensed]


def begin(home: Any, id: str, **others: Any) -> Assessment:
    instrument = library().instrument(id)
    told: dict[str, Any] = {
        "stage": "first",
        "started_on": date(2026, 3, 2),
        "done_with_parent": True,
        "children": [home.ava],
        "carers": [home.dana],
        "informant": instrument.informants[0].id if instrument.informants else "",
    } | others
    version = pinned("instrument", id)
    return actions.begin(family=home.family, practice_version=version, beginning=actions.Beginning(**told), by=home.by)


def own(assessment: Assessment) -> Subject:
    """The row of the profile itself."""
    has = {"family": (None, None), "child": (True, None), "carer": (None, True), "child_and_carer": (True, True)}
    child, carer = has[assessment.instrument.unit]
    return Subject.objects.get(assessment=assessment, child__isnull=not child, carer__isnull=not carer)


def say(assessment: Assessment, answers: dict[str, Answer], by: Any) -> None:
    actions.grade(subject=own(assessment), answers=answers, seen={}, by=by)


@pytest.mark.parametrize("id", OURS)
def test_each_of_ours_is_begun_from_its_own_page_and_every_area_opens(
    home: Any, sign_in: Any, in_scope: Any, id: str
) -> None:
    kemi = sign_in(home.cast.kemi)
    doors = kemi.get(address("begin", home.family)).content.decode()
    assert f"?instrument={id}" in doors
    form = kemi.get(address("begin", home.family) + f"?instrument={id}")
    assert library().instrument(id).title in unescape(whole(form))
    informants = library().instrument(id).informants
    sent = {
        "instrument": id,
        "children": [home.ava.pk],
        "carers": [home.dana.pk],
        "stage": "first",
        "done_with_parent": "yes",
        "informant": informants[0].id if informants else "",
        "started_on_day": "2",
        "started_on_month": "3",
        "started_on_year": "2026",
    }
    overview = kemi.post(address("begin", home.family), sent, follow=True)
    pages = re.findall(r'href="(/assessments/[0-9a-f-]{36}/[0-9a-f-]{36}/[a-z0-9_-]+)"', overview.content.decode())
    assert pages
    for page in pages:
        assert kemi.get(page).status_code == 200, page
    with in_scope():
        begun = Assessment.objects.get()
        assert begun.instrument.id == id
        assert begun.practice_version == pinned("instrument", id)


def test_a_rule_shows_the_next_question_once_it_is_called_for(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        goals = begin(home, "goal_rating")
        subject = own(goals)
    kemi, page = sign_in(home.cast.kemi), address("grade", goals, subject, "goals")
    hidden = re.findall(r'data-question="(\w+)" hidden', kemi.get(page).content.decode())
    assert hidden == ["goal_2", "near_2", "goal_3", "near_3"]
    asked = kemi.post(address("asked", goals, subject, "goals"), {"goal_1": "Breakfast together"})
    assert asked.json() == {"asked": ["goal_1", "goal_2", "near_1"]}
    with in_scope():
        assert not Grade.objects.exists()
    again = kemi.post(page, {"goal_1": "Breakfast together", "near_1": "3", "shown": "goal_1 near_1"}, follow=True)
    assert "lead to more questions" in whole(again)
    assert 'data-question="goal_2" hidden' not in again.content.decode()
    with in_scope():
        assert {grade.item: grade.said for grade in Grade.objects.all()} == {
            "goal_1": "Breakfast together",
            "near_1": "3",
        }


def test_missing_reasons_differ_and_stand_with_the_answers(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        walk = begin(home, "home_walk_through")
        subject = own(walk)
    kemi, page = sign_in(home.cast.kemi), address("grade", walk, subject, "kitchen")
    for reason in ("not_observed", "not_applicable", "unknown"):
        kemi.post(page, {"cooking": reason, "cooking-was": Answer("", "").mark})
        with in_scope():
            kept = Grade.objects.get(item="cooking")
            assert (kept.said, kept.missing) == ("", reason)
            kept.delete()


def test_a_judgement_stands_on_its_page_and_is_never_worked_out(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        scale = begin(home, "family_functioning")
        subject = own(scale)
    page = address("grade", scale, subject, "safe")
    kemi = sign_in(home.cast.kemi)
    kemi.post(page, {"safe_judged": "-2", "safe_judged-evidence": "Two of three have got worse."})
    check = whole(kemi.get(address("complete", scale)))
    assert "“Nobody is hurt or used” has no answer yet" in check
    assert "Safety, judged" not in check
    kemi.post(
        page,
        {
            "free_from_neglect": "-3",
            "safe_judged": "-2",
            "safe_judged-was": Answer("-2", "", "Two of three have got worse.").mark,
        },
    )
    check = whole(kemi.get(address("complete", scale)))
    assert "“Children’s needs are met” is -3. Write what you saw or heard." in check
    asked = kemi.get(page + "?check=yes").content.decode()
    assert "“Children’s needs are met” is -3. Write what you saw or heard." in whole(kemi.get(page + "?check=yes"))
    assert 'id="question-free_from_neglect"' in asked


def test_a_total_from_elsewhere_needs_its_source_and_its_bounds(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        accredit(user=User.objects.get(pk=home.cast.kemi.id), training=trained_in("sdq"), by=home.cast.sol)
        sdq = begin(home, "sdq", informant="teacher")
        subject = own(sdq)
    kemi = sign_in(home.cast.kemi)
    page = address("grade", sdq, subject, "totals-from-elsewhere")
    assert "should be 40 or less, not 50" in whole(kemi.post(page, {"sdq_total": "50", "sdq_total-source": "School"}))
    assert "should be a number" in whole(kemi.post(page, {"sdq_total": "many"}))
    kemi.post(page, {"sdq_total": "17", "then": "list"})
    assert "was worked out elsewhere: say where" in whole(kemi.get(address("complete", sdq)))
    kemi.post(page, {"sdq_total": "17", "sdq_total-source": "School’s own form", "sdq_total-was": Answer("17").mark})
    with in_scope():
        assert Grade.objects.get(item="sdq_total").source == "School’s own form"


def trained_in(id: str, until: date | None = None) -> Training:
    return Training("instrument", id, library().instrument(id).title, date(2026, 1, 1), until)


@pytest.mark.parametrize("id", LICENSED)
def test_a_licensed_instrument_is_no_door_to_who_is_not_accredited(
    home: Any, sign_in: Any, in_scope: Any, id: str
) -> None:
    kemi = sign_in(home.cast.kemi)
    chooser = kemi.get(address("begin", home.family)).content.decode()
    assert f"?instrument={id}" not in chooser
    assert library().instrument(id).title in unescape(chooser)
    assert "Which assessment?" in whole(kemi.get(address("begin", home.family) + f"?instrument={id}"))


def test_an_accreditation_that_ended_closes_every_page_of_it(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        held = accredit(user=User.objects.get(pk=home.cast.kemi.id), training=trained_in("sdq"), by=home.cast.sol)
        sdq = begin(home, "sdq", informant="teacher")
        subject = own(sdq)
    pages = [
        address("grade", sdq, subject, "totals-from-elsewhere"),
        address("complete", sdq),
        address("history", sdq),
        address("voice", sdq, home.ava),
    ]
    kemi = sign_in(home.cast.kemi)
    assert [kemi.get(page).status_code for page in pages] == [200] * len(pages)
    sol = sign_in(home.cast.sol)
    assert [sol.get(page).status_code for page in pages] == [404] * len(pages)
    with in_scope():
        end_accreditation(accreditation=held, by=home.cast.sol)
    kemi = sign_in(home.cast.kemi)
    assert [kemi.get(page).status_code for page in pages] == [404] * len(pages)
    said = whole(kemi.get(address("assessment", sdq)))
    assert "opens only to workers who are accredited in it" in said


def test_scores_say_what_they_are_made_of(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        walk = begin(home, "home_walk_through")
        items = [item for item in walk.instrument.items if walk.instrument.scale_of(item)]
        answers = {item.id: Answer("fine") for item in items} | {"damp": Answer("danger"), "space": Answer("attention")}
        answers |= {
            "beds": Answer("", "not_observed"),
            "done_today": Answer("Window shut"),
            "good_things": Answer("Warm"),
        }
        say(walk, answers, home.by)
        actions.hear_child(assessment=walk, child=home.ava, heard=Heard("Cold", True, "Talked"), version=0, by=home.by)
        actions.complete(assessment=walk, by=home.by)
    page = whole(sign_in(home.cast.kemi).get(address("assessment", walk)))
    assert "Dangers found 1 How many are “Danger” or beyond. From 15 of 16 answers." in page
    assert "decides nothing" in page


def test_a_young_child_points_at_a_drawing(home: Any, sign_in: Any, in_scope: Any) -> None:
    with in_scope():
        wishes = begin(home, "wishes_and_feelings")
        subject = own(wishes)
    page = sign_in(home.cast.kemi).get(address("grade", wishes, subject, "my_days")).content.decode()
    assert '<svg class="hearth-picture" aria-hidden="true"' in page
    assert "&lt;svg" not in page


def test_what_a_practice_lead_put_to_use_is_what_the_next_assessment_asks(
    home: Any, sign_in: Any, in_scope: Any
) -> None:
    with in_scope():
        before = begin(home, "home_walk_through")
    lea = sign_in(home.cast.lea)
    text = library().file("instrument", "home_walk_through").document.path.read_text(encoding="utf-8")
    changed = text.replace("label: Needs attention", "label: To be mended").replace('version: "1.0"', 'version: "7.1"')
    sent = lea.post(reverse("practice:change", args=["instrument", "home_walk_through"]), {"text": changed})
    lea.post(sent["Location"])
    kemi = sign_in(home.cast.kemi)
    form = {"instrument": "home_walk_through", "children": [home.ava.pk], "carers": [home.dana.pk], "stage": "review"}
    form |= {"done_with_parent": "yes", "started_on_day": "2", "started_on_month": "6", "started_on_year": "2026"}
    overview = kemi.post(address("begin", home.family), form, follow=True).content.decode()
    area = re.findall(r'href="(/assessments/[0-9a-f-]{36}/[0-9a-f-]{36}/kitchen)"', overview)[0]
    assert "To be mended" in whole(kemi.get(area))
    with in_scope():
        assert before.instrument.version != "7.1"  # what had begun keeps its words
        assert Assessment.objects.latest("id").instrument.version == "7.1"
