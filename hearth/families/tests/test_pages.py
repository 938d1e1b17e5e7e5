"""Adding to what is known: a sentence by the field, nothing typed lost, nothing half saved."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from hearth.families import actions
from hearth.families.actions.homes import Home
from hearth.families.models import Family, Person, Pregnancy, Status
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from tests.cast import Cast

TODAY = timezone.localdate()


@pytest.fixture
def family(cast: Cast) -> Family:
    with holder_scope(cast.tess.holder_id):
        people = [
            PersonAsTold("mother", False, "Rowan", "Ashdown", sex="F"),
            PersonAsTold("child", True, "Zoë", "Ashdown"),
        ]
        return actions.begin_family(name="Ashdown family", body_id="northmoor", people=people, by=cast.tess)


def people_of(cast: Cast, family: Family) -> dict[str, Person]:
    with holder_scope(cast.tess.holder_id):
        return {person.given_names: person for person in members_of(family)}


def on(name: str, day: Any) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def test_somebody_is_added_with_an_age_as_told(sign_in: Any, cast: Cast, family: Family) -> None:
    told = {"given_names": "Ben 😀", "sex": "M", "role": "child", "is_child": "yes", "interpreter": "no"}
    told |= {"born_words": "about four"}
    answer = sign_in(cast.tess).post(reverse("families:add_person", args=[family.pk]), told)
    assert answer.status_code == 302
    ben = people_of(cast, family)["Ben 😀"]
    assert (ben.born, ben.born_as_told) == (None, "about four")


def test_a_name_that_is_too_long_is_not_said_to_be_missing(sign_in: Any, cast: Cast, family: Family) -> None:
    told = {"given_names": "Ada " * 100, "sex": "M", "role": "aunt", "is_child": "no", "interpreter": "no"}
    page = sign_in(cast.tess).post(reverse("families:add_person", args=[family.pk]), told).text
    assert "Shorten it to 200 or fewer" in page
    assert "Give at least one name" not in page


def test_no_name_at_all_gets_a_sentence_and_keeps_the_rest(sign_in: Any, cast: Cast, family: Family) -> None:
    told = {"sex": "M", "role": "grandad, mum’s side", "is_child": "no", "interpreter": "no"}
    page = sign_in(cast.tess).post(reverse("families:add_person", args=[family.pk]), told).text
    assert "Give at least one name" in page
    assert "grandad, mum’s side" in page


@pytest.mark.parametrize(("days_on", "sentence"), [(-3, "due date"), (400, "due date")])
def test_an_impossible_due_date_is_refused(
    sign_in: Any, cast: Cast, family: Family, days_on: int, sentence: str
) -> None:
    mother = people_of(cast, family)["Rowan"]
    told = {"mother": str(mother.pk), **on("due", TODAY + timedelta(days=days_on))}
    page = sign_in(cast.tess).post(reverse("families:expect_child", args=[family.pk]), told)
    assert page.status_code == 200
    assert sentence in page.text
    with holder_scope(cast.tess.holder_id):
        assert not Pregnancy.objects.filter(holder_id=cast.tess.holder_id).exists()


def test_a_plan_needs_its_category(sign_in: Any, cast: Cast, family: Family) -> None:
    told = {"person": str(people_of(cast, family)["Zoë"].pk), "kind": "protection_plan", **on("starts", TODAY)}
    page = sign_in(cast.tess).post(reverse("families:begin_status", args=[family.pk]), told)
    assert "Choose the category of the plan" in page.text


def test_a_status_begins_and_ends_through_its_pages(sign_in: Any, cast: Cast, family: Family) -> None:
    zoe = people_of(cast, family)["Zoë"]
    client = sign_in(cast.tess)
    told = {"person": str(zoe.pk), "kind": "protection_plan", "categories": ["neglect"], **on("starts", TODAY)}
    assert client.post(reverse("families:begin_status", args=[family.pk]), told).status_code == 302
    with holder_scope(cast.tess.holder_id):
        status = Status.objects.get(holder_id=cast.tess.holder_id)
    end = reverse("families:end_status", args=[family.pk, status.pk])
    too_soon = client.post(end, {**on("ends", TODAY - timedelta(days=9)), "destination": "ended"})
    assert "cannot have ended before that" in too_soon.text
    assert client.post(end, {**on("ends", TODAY), "destination": "in_care", "version": "1"}).status_code == 302


def test_whoever_corrects_second_sees_both(sign_in: Any, cast: Cast, family: Family) -> None:
    zoe = people_of(cast, family)["Zoë"]
    address = reverse("families:correct_person", args=[family.pk, zoe.pk])
    told = {"given_names": "Zoë", "family_name": "Ashdown", "sex": "F", "interpreter": "no", "version": "1"}
    client = sign_in(cast.tess)
    assert client.post(address, told | {"known_as": "Zo"}).status_code == 302
    second = client.post(address, told | {"known_as": "Zed"})
    assert "Somebody else has changed" in second.text
    assert "Zo" in second.text
    assert "Zed" in second.text
    assert client.post(address, told | {"known_as": "Zed", "version": "2"}).status_code == 302


def test_a_former_name_is_still_found(sign_in: Any, cast: Cast, family: Family) -> None:
    from hearth.families.queries import people_like

    zoe = people_of(cast, family)["Zoë"]
    told = {"given_names": "Zoë", "family_name": "Marlow", "sex": "F", "interpreter": "no", "version": "1"}
    sign_in(cast.tess).post(reverse("families:correct_person", args=[family.pk, zoe.pk]), told)
    with holder_scope(cast.tess.holder_id):
        assert people_like(cast.tess, "Zoe", "Ashdown", None) == [zoe]


def test_a_death_written_down_twice_is_one_and_what_follows_stands_on_the_page(
    sign_in: Any, cast: Cast, family: Family
) -> None:
    zoe = people_of(cast, family)["Zoë"]
    client, at = sign_in(cast.tess), reverse("families:record_death", args=[family.pk, zoe.pk])
    assert "From that day Zoë Ashdown has no status in law" in client.get(at).text
    assert "The day must be today or in the past" in client.post(at, on("died", TODAY + timedelta(days=2))).text
    typed = on("died", TODAY) | {"version": "1"}
    assert client.post(at, typed).status_code == 302
    assert client.post(at, typed).status_code == 302  # pressed twice
    other = client.post(at, on("died", TODAY - timedelta(days=1)) | {"version": "1"})
    assert "Somebody else has changed what is known of" in other.text


def test_whoever_seals_a_record_is_told_what_follows_and_hears_of_a_wrong_day_beside_it(
    sign_in: Any, cast: Cast, family: Family
) -> None:
    zoe = people_of(cast, family)["Zoë"]
    with holder_scope(cast.tess.holder_id):
        Person.objects.filter(pk=zoe.pk).update(born_earliest=TODAY - timedelta(days=900))
    client, at = sign_in(cast.dev), reverse("families:seal_person", args=[family.pk, zoe.pk])
    page = client.get(at).text
    assert "Nobody can take this back." in page
    assert "govuk-button--warning" in page
    assert "govuk-button--warning" not in client.get(reverse("restricting:break_glass")).text
    early = on("order_made", TODAY - timedelta(days=1000)) | {"version": "1", "why": "Seen by two of us"}
    page = client.post(at, early).text
    assert "An adoption order cannot be made before birth." in page.partition('id="id_order_made-error"')[2][:300]
    assert "Seen by two of us" in page


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("join_home", "Everybody of this family lives here already, or has died."),
        ("leave_home", "Nobody of this family lives here now."),
    ],
)
def test_an_error_leads_to_its_question_where_there_is_nobody_to_choose(
    sign_in: Any, cast: Cast, family: Family, page: str, says: str
) -> None:
    with holder_scope(cast.tess.holder_id):
        members = members_of(family)
        home = actions.move_home(family=family, home=Home("1 Beck Lane"), people=members, since=TODAY, by=cast.tess)
        for person in members:
            actions.record_death(person=person, died=TODAY, version=1, by=cast.tess)
    client, address = sign_in(cast.tess), reverse(f"families:{page}", args=[family.pk, home.pk])
    assert says in client.get(address).text
    answer = client.post(address, {**on("since", TODAY), **on("on", TODAY)}).text
    links = set(re.findall(r'href="#([\w-]+)"', answer))
    assert "id_people" in links
    assert links <= set(re.findall(r'id="([\w-]+)"', answer))
    assert f'value="{TODAY.year}"' in answer
