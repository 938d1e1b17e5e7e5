"""A child, a friend and a parent, who answer one page after the other."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from hearth.concerns.portal.journeys import JOURNEYS

ANSWERS: dict[str, dict[str, dict[str, Any]]] = {
    "young": {
        "danger": {"danger": "no"},
        "where": {"how": "postcode", "postcode": "nm1 1aa"},
        "happening": {"account": "Theres never any food in and mum is a sleep all day"},
        "you": {"given_names": "Kit", "age": "11", "school": "Hillside"},
        "adult": {"adult": "yes", "who": "Miss Hall"},
        "reach": {"how": "text", "text_number": "07700 900123", "when": "at lunch", "not_to_know": "my stepdad"},
        "wish": {"wants": "someone to help mum"},
    },
    "friend": {
        "danger": {"danger": "no"},
        "where": {"how": "council", "council": "Northmoor"},
        "friend": {"given_names": "Bea", "age": "12"},
        "happening": {"account": "She sleeps at mine becuase her house is freezing"},
        "you": {"age": "12"},
        "reach": {"how": "no"},
    },
    "parent": {
        "danger": {"danger": "no"},
        "where": {"how": "postcode", "postcode": "NM1 1AA", "address": "4 Beck Lane"},
        "help": {"account": "I cannot get on top of the mornings", "help_wanted": ["routines", "my_health"]},
        "child-1": {"given_names": "Sami", "age": "4"},
        "you": {"name": "Jo Reed", "language": "Polish", "needs": ["interpreter"]},
        "reach": {"how": "phone", "phone": "0113 496 0123", "times": ["evenings", "weekends"], "message": "no"},
    },
}


def answer(client: Client, voice: str, step: str, **changed: Any) -> Any:
    return client.post(JOURNEYS[voice].address(step), ANSWERS[voice].get(step, {}) | changed)


def walk(client: Client, voice: str, upto: str = "", **changed: dict[str, Any]) -> None:
    """Answer every page in order, with some answers changed, up to and without one of them."""
    for step in ANSWERS[voice]:
        if step == upto:
            return
        answered = answer(client, voice, step, **changed.get(step.replace("-", "_"), {}))
        assert answered.status_code == 302, (step, words(answered))


def send(client: Client, voice: str) -> Any:
    return client.post(JOURNEYS[voice].address("check"), follow=True)


def words(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())
