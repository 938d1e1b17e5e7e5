"""What could not be delivered, on a page for those who can do something about it."""

from typing import Any

import pytest
from django.urls import reverse

from hearth.post.models import Message
from hearth.post.tests.conftest import again, send
from tests.cast import Cast


@pytest.fixture
def lost(posted: Any, mail: Any) -> Message:
    mail.to_recipient = "550 nobody here"
    return send(posted(kind="new_worry"))


def test_it_is_on_the_duty_teams_list_with_the_way_to_it(lost: Message, sign_in: Any, cast: Cast) -> None:
    today = sign_in(cast.dev).get(reverse("worklist:today")).text
    assert "Not delivered: the notice to the duty team that a new report has arrived" in today
    assert reverse("post:message", args=[lost.pk]) in today


def test_its_page_says_what_why_and_what_to_do(lost: Message, sign_in: Any, cast: Cast) -> None:
    listed = sign_in(cast.ada).get(reverse("post:undelivered")).text
    assert "refused the address or the message (550)" in listed
    page = sign_in(cast.ada).get(reverse("post:message", args=[lost.pk])).text
    for words in ("duty@example.org", "Each try", "Open the report and make sure", "Try again"):
        assert words in page


def test_a_reporters_address_is_not_shown(posted: Any, mail: Any, sign_in: Any, cast: Cast) -> None:
    mail.to_recipient = "550 nobody here"
    message = send(posted(kind="acknowledgement", to="neighbour@example.org", body="Thank you"))
    page = sign_in(cast.dev).get(reverse("post:message", args=[message.pk])).text
    assert "neighbour@example.org" not in page
    assert "Thank you" not in page


def test_it_is_tried_again_or_marked_dealt_with(lost: Message, mail: Any, sign_in: Any, cast: Cast) -> None:
    dev = sign_in(cast.dev)
    refused = dev.post(reverse("post:message", args=[lost.pk]), {"how": " "})
    assert "Say how they got to know" in refused.text
    dev.post(reverse("post:message", args=[lost.pk]), {"how": "Rang the team."})
    assert again(lost).how_dealt_with == "Rang the team."
    page = dev.get(reverse("post:message", args=[lost.pk])).text
    assert "Rang the team." in page
    assert "Dev Malhotra" in page
    too_late = dev.post(reverse("post:again", args=[lost.pk]), follow=True).text
    assert "dealt with by a person" in too_late
    assert "Everything has been delivered." in too_late


@pytest.mark.parametrize("name", ["ravi", "kemi", "hana", "pia", "eve"])
def test_nobody_else_sees_it(lost: Message, sign_in: Any, cast: Cast, name: str) -> None:
    page = sign_in(getattr(cast, name)).get(reverse("post:message", args=[lost.pk]))
    assert page.status_code == 404
