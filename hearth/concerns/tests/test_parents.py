"""A parent asks for help: what there is comes first, nothing labels, and the ask is nobody's allegation."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.concerns.models import Concern
from hearth.concerns.parents.forms import HELP, NEEDS, TIMES
from hearth.concerns.parents.telling import safely
from hearth.concerns.portal.journeys import JOURNEYS
from hearth.concerns.tests.voices import answer, send, walk, words
from hearth.practice.library import library
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("postcodes")

PARENT = JOURNEYS["parent"]
READ_FIRST = ["parent_start", "parent_help_there_is", "parent_asking"]


def the_concern(council: Any) -> Any:
    with holder_scope(council.id):
        return Concern.objects.prefetch_related("children").get()


def test_a_parent_asks_for_help(client: Any, cast: Any) -> None:
    walk(client, "parent")
    sent = send(client, "parent")
    concern = the_concern(cast.northmoor)
    assert concern.reference in words(sent)
    assert (concern.route, concern.account) == ("parent", "I cannot get on top of the mornings")
    assert (concern.help_wanted, concern.contact_times) == (["routines", "my_health"], ["evenings", "weekends"])
    assert (concern.language_needs, concern.contact_safe) == (
        "Polish. An interpreter",
        "By telephone. Leave no message",
    )
    assert [(child.given_names, child.born_as_told) for child in concern.children.all()] == [("Sami", "4")]


def test_nobody_has_to_name_a_child(client: Any, cast: Any) -> None:
    walk(client, "parent", child_1={"given_names": "", "age": ""})
    send(client, "parent")
    assert not the_concern(cast.northmoor).children.all()


def test_ticks_are_enough_and_nothing_is_not(client: Any, cast: Any) -> None:
    walk(client, "parent", upto="help")
    assert "Write a few words, or tick" in words(client.post(PARENT.address("help"), {"account": " "}))
    assert client.post(PARENT.address("help"), {"account": "", "help_wanted": ["money"]}).status_code == 302


def test_several_children(client: Any, cast: Any) -> None:
    walk(client, "parent")
    assert answer(client, "parent", "child-1", then="another").url == PARENT.address("child-2")
    client.post(PARENT.address("child-2"), {"given_names": "Ola", "age": "not born yet"})
    send(client, "parent")
    assert [str(child) for child in the_concern(cast.northmoor).children.all()] == ["Sami", "Ola"]


def test_each_level_and_service_is_read_before_anything_is_asked(client: Any, cast: Any) -> None:
    shown = words(client.get(reverse("concerns:parent_help_there_is")))
    assert all(" ".join(level.for_families.split()) in shown for level in library().thresholds("england").levels)
    for programme in library().programmes():
        assert programme.for_families
        assert " ".join(programme.for_families.split()) in shown
    assert "<form" not in shown


def test_nothing_on_the_way_labels(client: Any, cast: Any) -> None:
    pages = [client.get(reverse(f"concerns:{name}")) for name in READ_FIRST]
    for page in ("call_999", "today", *PARENT.order):
        pages.append(client.get(PARENT.address(page)))
    walk(client, "parent", danger={"danger": "today"})
    pages += [client.get(PARENT.address("ring")), client.get(PARENT.address("check")), send(client, "parent")]
    pages.append(client.get(reverse("concerns:parent_contact", args=["northmoor"])))
    for page in pages:
        assert page.status_code == 200
        assert "neglect" not in page.content.decode().lower()
        assert "Worried about a child" not in page.content.decode()


def test_they_are_told_that_asking_is_no_accusation(client: Any, cast: Any) -> None:
    for name in ("parent_start", "parent_asking"):
        assert "Children are not taken away because a parent asks for help" in words(
            client.get(reverse(f"concerns:{name}"))
        )


def test_what_is_said_of_families_labels_nobody() -> None:
    said: list[Any] = [*HELP.values(), *TIMES.values(), *NEEDS.values()]
    said += [level.for_families for level in library().thresholds("england").levels]
    said += [f"{each.title} {each.for_families} {each.what_families_are_told}" for each in library().programmes()]
    assert not [each for each in said if "neglect" in str(each).lower()]


@pytest.mark.parametrize(("message", "told"), [("yes", "A message is safe"), ("no", "no message"), ("", "no message")])
def test_a_message_is_left_only_when_they_said_so(message: Any, told: Any) -> None:
    assert told in safely({"how": "text", "message": message})


def test_danger_is_asked_first(client: Any, cast: Any) -> None:
    assert client.get(PARENT.address("check")).url == PARENT.address("danger")
    now = client.post(PARENT.address("danger"), {"danger": "now"}, follow=True)
    assert 'href="tel:999"' in words(now)
