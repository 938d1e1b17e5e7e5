"""Somebody's page, and being asked twice about the strange: what was typed stays."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.families import actions
from hearth.families.models import Family, Person, Relationship
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.ui import days
from tests.cast import Cast

TODAY = days.today()
NOT_THE_PAGES = re.compile(r"django_session|access_|set_config|audit_|SAVEPOINT|^BEGIN|^COMMIT|RELEASE|drafts_")


@pytest.fixture
def family(cast: Cast) -> Family:
    with holder_scope(cast.tess.holder_id):
        people = [
            PersonAsTold("mother", False, "Rowan", "Ashdown", sex="F", born=TODAY - timedelta(days=6500)),
            PersonAsTold("child", True, "Zoë", "Ashdown", born=TODAY - timedelta(days=3000)),
            PersonAsTold("child", True, "Ben", "Ashdown", born=TODAY - timedelta(days=2000)),
        ]
        return actions.begin_family(name="Ashdown family", body_id="northmoor", people=people, by=cast.tess)


def people_of(cast: Cast, family: Family) -> dict[str, Person]:
    with holder_scope(cast.tess.holder_id):
        return {person.given_names: person for person in members_of(family)}


def on(name: str, day: Any) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def test_the_page_says_who_somebody_is_in_few_questions(sign_in: Any, cast: Cast, family: Family) -> None:
    who = people_of(cast, family)
    zoe = who["Zoë"]
    with holder_scope(cast.tess.holder_id):
        for child in ("Zoë", "Ben"):
            actions.relate(person=who["Rowan"], kind="parent", other=who[child], tie="birth", sure=True, by=cast.tess)
        actions.note_need(person=zoe, need="not_fed", source="School", starts=TODAY, by=cast.tess)
        actions.tell_fact(person=zoe, words="She <b>hides</b> bread 😀", told_by="Gran", told_on=TODAY, by=cast.tess)
        actions.add_identifier(person=zoe, kind="nhs", value="9434765919", by=cast.tess)
        actions.tell_kin(
            person=zoe, kind="half_sibling", name="Ned", known_to="Eastvale", told_by="Lee", told_on=TODAY, by=cast.tess
        )
        actions.begin_status(person=zoe, kind="protection_plan", starts=TODAY, categories=["neglect"], by=cast.tess)
    client, page = sign_in(cast.tess), reverse("families:person", args=[family.pk, zoe.pk])
    text = client.get(page).text
    for words in (
        "Child of Rowan Ashdown",
        "Brother or sister, full or half not known: Ben Ashdown",
        "Not fed",
        "She &lt;b&gt;hides&lt;/b&gt; bread 😀",
        "943 476 5919",
        "Ned, a half-brother or half-sister",
        "Known to Eastvale",
        "Child protection plan for neglect",
        "Nobody is on record. It is worth asking.",
    ):
        assert words in text
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    assert sum(not NOT_THE_PAGES.search(query["sql"]) for query in asked.captured_queries) <= 8


def test_the_strange_is_asked_about_and_what_was_typed_stays(sign_in: Any, cast: Cast, family: Family) -> None:
    who = people_of(cast, family)
    told = {"person": str(who["Rowan"].pk), "kind": "parent", "other": str(who["Zoë"].pk), "tie": "birth"}
    told |= {"as_told_by": "Her gran"}
    client, page = sign_in(cast.tess), reverse("families:relate", args=[family.pk])
    asked = client.post(page, told)
    assert asked.status_code == 200
    assert "less than 12 years older" in asked.text
    assert "Her gran" in asked.text
    assert "I have looked again" in asked.text
    assert client.post(page, told | {"sure": "yes"}).status_code == 302
    with holder_scope(cast.tess.holder_id):
        assert Relationship.objects.get(holder_id=cast.tess.holder_id).as_told_by == "Her gran"


def test_the_impossible_is_refused_with_a_sentence(sign_in: Any, cast: Cast, family: Family) -> None:
    who = people_of(cast, family)
    told = {
        "person": str(who["Zoë"].pk),
        "kind": "parent",
        "other": str(who["Rowan"].pk),
        "tie": "birth",
        "sure": "yes",
    }
    page = sign_in(cast.tess).post(reverse("families:relate", args=[family.pk]), told)
    assert "cannot be a parent by birth" in page.text


def test_who_ends_an_order_second_sees_what_the_first_did(sign_in: Any, cast: Cast, family: Family) -> None:
    from hearth.families.actions.law import Ordered

    zoe = people_of(cast, family)["Zoë"]
    with holder_scope(cast.tess.holder_id):
        ordered = Ordered("supervision_order", TODAY - timedelta(days=30))
        order = actions.make_order(family=family, ordered=ordered, children=[zoe], by=cast.tess)
    client, page = sign_in(cast.tess), reverse("families:end_order", args=[family.pk, order.pk])
    first, second = TODAY - timedelta(days=9), TODAY - timedelta(days=2)
    assert client.post(page, {"version": "1", **on("ended", first)}).status_code == 302
    late = client.post(page, {"version": "1", **on("ended", second)})
    assert "As it stands now" in late.text
    assert days.day(first) in late.text
    assert f'value="{second.year}"' in late.text
    assert "Supervision order" in client.get(reverse("families:courts", args=[family.pk])).text


@pytest.mark.parametrize(
    ("route", "told", "sentence"),
    [
        ("add_identifier", {"kind": "nhs", "value": "9434765918"}, "does not fit its own check figure"),
        ("add_identifier", {"kind": "upn", "value": "T12"}, "a letter and 12 figures"),
        ("add_name", {"kind": "also"}, "Give at least one name."),
        ("give_responsibility", {"how": "mother"}, "one of the two"),
        ("note_need", {"need": "no_such_need", "source": "x"}, "Choose one of the answers"),
        ("tell_fact", {"told_by": "Gran"}, "What was said?"),
    ],
)
def test_bad_input_gets_its_sentence(
    sign_in: Any, cast: Cast, family: Family, route: str, told: dict[str, str], sentence: str
) -> None:
    zoe = people_of(cast, family)["Zoë"]
    page = sign_in(cast.tess).post(reverse(f"families:{route}", args=[family.pk, zoe.pk]), told)
    assert page.status_code == 200
    assert sentence in page.text
