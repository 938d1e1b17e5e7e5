"""A visitor who answers one page after the other, as a browser would."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

ANSWERS: dict[str, dict[str, str]] = {
    "danger": {"danger": "no"},
    "where": {"how": "postcode", "postcode": "nm1 1aa", "address": "4 Beck Lane"},
    "now": {"now": "yes"},
    "child-1": {"given_names": "Alfie", "born_words": "about four"},
    "seen": {"account": "He is always in the garden without a coat."},
    "you": {"relationship": "neighbour"},
    "reach": {"how": "no"},
}


def page(step: str) -> str:
    name, _, number = step.partition("-") if step.startswith("child-") else (step, "", "")
    return reverse(f"concerns:{name}", args=[number] if number else [])


def answer(client: Client, step: str, **changed: str) -> Any:
    """Answer one page; the response leads to the next."""
    return client.post(page(step), ANSWERS.get(step, {}) | changed)


def walk(client: Client, upto: str = "", **changed: dict[str, str]) -> None:
    """Answer every page in order, with some answers changed, up to and without one of them."""
    for step in ANSWERS:
        if step == upto:
            return
        assert answer(client, step, **changed.get(step.replace("-", "_"), {})).status_code == 302, step


def words(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())
