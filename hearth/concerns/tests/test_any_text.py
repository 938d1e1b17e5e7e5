"""Whatever somebody types into a public question, in any voice, is answered with a page and never with a fault."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.concerns.portal.assembling import child_aged
from hearth.concerns.portal.journeys import JOURNEYS
from hearth.concerns.tests.voices import ANSWERS
from hearth.drafts.typed import as_posted

EVERY_QUESTION = [(voice, step) for voice, journey in JOURNEYS.items() for step in journey.order]
NASTY = [
    "\x00",
    "x" * 20_000,
    "‮طفل",
    "😀\ud800",
    "<script>",
    "' OR 1=1 --",
    "31/02/2020",
    "999999999999",
    "\r\n.\r\n",
    "{{ 7*7 }}",
]
TYPED = st.one_of(st.text(), st.sampled_from(NASTY))


def names_in(voice: str, step: str) -> list[str]:
    """The names of the inputs of a page."""
    fields = JOURNEYS[voice].question(step).form().fields
    parts = [f"{name}_{part.name}" for name, field in fields.items() for part in getattr(field, "parts", ())]
    return [*fields, *parts, "then", "not-asked"]


@st.composite
def typed_into(draw: Any, voice: str, step: str) -> dict[str, list[str]]:
    """Anything at all; often one of the answers that were offered, so that what it reveals is reached too."""
    fields = JOURNEYS[voice].question(step).form().fields
    typed = {}
    for name in names_in(voice, step):
        offered = [value for value, _ in getattr(fields.get(name), "choices", ())]
        answers = st.one_of(TYPED, st.sampled_from(offered)) if offered else TYPED
        typed[name] = draw(st.lists(answers, max_size=2))
    return typed


@pytest.mark.parametrize(("voice", "step"), EVERY_QUESTION)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_judged_in_words(voice: str, step: str, data: Any) -> None:
    form = JOURNEYS[voice].question(step).form(as_posted(data.draw(typed_into(voice, step))))
    if not form.is_valid():
        assert all(str(sentence).strip() for _, sentence in form.error_summary)


@pytest.mark.usefixtures("postcodes")
@pytest.mark.parametrize(("voice", "step"), EVERY_QUESTION)
def test_every_page_answers_whatever_is_sent(client: Client, cast: Any, voice: str, step: str) -> None:
    offered = ANSWERS.get(voice, {}).get(step, {})
    for typed in ("\x00", "x" * 20_000, "\u202e طفل 😀", "31"):
        everything = dict.fromkeys(names_in(voice, step), typed)
        chosen = {name: value for name, value in offered.items() if name in ("how", "adult", "danger")}
        assert client.post(JOURNEYS[voice].address(step), everything | chosen).status_code in (200, 302)
        assert client.get(JOURNEYS[voice].address(step)).status_code in (200, 302)


@given(TYPED)
def test_an_age_in_any_words_is_kept_as_told(told: str) -> None:
    child = child_aged(told, given_names="Kit")
    assert child.born_as_told == told


@pytest.mark.parametrize("age", ["99", "40 years", "about 90"])
def test_an_age_that_no_child_has_is_only_words(age: str) -> None:
    assert child_aged(age).born_earliest is None
