"""Words not yet sent: kept as typed, given back to whoever typed them, and gone in time."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from hearth.drafts.actions import VISITORS_WORDS_LAST, forget_old_drafts, keep_draft
from hearth.drafts.models import Draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import as_posted, show_again, typed_in
from hearth.drafts.visitors import COOKIE, forget_visitor, visitor_draft
from hearth.ui.fields import AnyOf, Option, PartialDay, Words
from hearth.ui.forms import QuestionForm


class Story(QuestionForm):
    told = Words("What happened?")
    born = PartialDay("When were they born?")
    signs = AnyOf("What did you see?", [Option("a", "A"), Option("b", "B")])


def returning(response: Any) -> Any:
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = response.cookies[COOKIE].value
    return request


@pytest.fixture
def kept(db: Any) -> Any:
    draft = visitor_draft(RequestFactory().get("/"), "story")
    draft.content = {"told": ["half a sentence"]}
    return draft.keep(HttpResponse())


def test_a_visitor_finds_their_words_again(kept: Any) -> None:
    assert visitor_draft(returning(kept), "story").content == {"told": ["half a sentence"]}


def test_the_database_does_not_know_the_key(kept: Any) -> None:
    key = kept.cookies[COOKIE].value
    assert key not in Draft.objects.get().owner
    assert kept.cookies[COOKIE]["httponly"]


def test_somebody_else_finds_nothing(kept: Any) -> None:
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = "a guess"
    assert visitor_draft(request, "story").content == {}


def test_leaving_forgets(kept: Any) -> None:
    forget_visitor(returning(kept), HttpResponse())
    assert not Draft.objects.exists()


def test_yesterdays_words_are_gone_even_before_they_are_swept_up(kept: Any) -> None:
    Draft.objects.update(updated_at=timezone.now() - VISITORS_WORDS_LAST - timedelta(minutes=1))
    assert visitor_draft(returning(kept), "story").content == {}
    assert forget_old_drafts(now=timezone.now()) == 1


def test_staffs_words_last_longer(db: Any) -> None:
    keep_draft(owner="user:1", form="visit", content={})
    assert forget_old_drafts(now=timezone.now() + timedelta(days=29)) == 0
    assert forget_old_drafts(now=timezone.now() + timedelta(days=31)) == 1


def test_keeping_again_takes_the_place_of_what_was_kept(db: Any) -> None:
    keep_draft(owner="user:1", form="visit", content={"told": ["one"]})
    keep_draft(owner="user:1", form="visit", content={"told": ["two\x00"]})
    assert draft_of("user:1", "visit") == {"told": ["two"]}
    assert Draft.objects.count() == 1


def test_what_was_typed_is_shown_again_without_complaint() -> None:
    posted = QueryDict("told=+half &born_month=13&born_words=six&signs=a&signs=b&csrfmiddlewaretoken=x")
    form = Story()
    show_again(form, typed_in(posted))
    assert form["told"].typed == " half "
    assert form["born"].value() == {"day": "", "month": "13", "year": "", "words": "six"}
    assert form["signs"].value() == ["a", "b"]
    assert form.error_summary == []
    assert "csrfmiddlewaretoken" not in as_posted(typed_in(posted))


def test_a_page_saves_for_whoever_is_signed_in(cast: Any, sign_in: Any) -> None:
    address = reverse("drafts:save", args=["visit-7"])
    assert sign_in(cast.kemi).post(address, {"told": "half"}).status_code == 204
    assert draft_of(f"user:{cast.kemi.id}", "visit-7") == {"told": ["half"]}
    assert draft_of(f"user:{cast.sol.id}", "visit-7") == {}


def test_nobody_saves_without_signing_in(cast: Any, client: Any) -> None:
    assert client.post(reverse("drafts:save", args=["visit-7"]), {"told": "half"}).status_code == 302
    assert not Draft.objects.exists()
