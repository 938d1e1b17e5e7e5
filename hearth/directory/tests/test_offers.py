"""A provider writes a service that is in no directory yet: a keeper lets it in or says why not; then it is found."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from hearth.access.models import Membership
from hearth.directory.entry import Entry
from hearth.directory.models import NewService, Organisation, Proposal, Service
from hearth.directory.models.upkeep import REFUSED, REPLACED, WAITING
from hearth.directory.tests.entries import an_entry, written
from hearth.directory.writing import Keeping, write_entry
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.django_db
SAID = {
    "organisation": "Lantern Trust",
    "organisation_does": "Helps families at home.",
    "name": "Night Lights",
    "description": "Somebody to ring at night, for parents of babies.",
    "kinds": ["baby_and_toddler"],
    "least": "0",
    "most": "1",
    "referral": "anyone",
    "phone_1": "01632 960123",
    "days_1": ["FR"],
    "opens_at_1": "8pm",
    "closes_at_1": "11pm",
    "area": "body",
    "status": "active",
}


def answers(cast: Any, **changed: Any) -> dict[str, Any]:
    return SAID | {"council": str(cast.northmoor.pk)} | changed


def sent(cast: Any, sign_in: Any, **changed: Any) -> UUID:
    page = sign_in(cast.pru).post(reverse("directory:offer"), answers(cast, **changed), follow=True)
    assert "Sent to Northmoor Council" in page.content.decode()
    return NewService.objects.latest("created_at").pk


def proposals(cast: Any, **which: Any) -> list[Proposal]:
    with holder_scope(cast.northmoor.pk):
        return list(Proposal.objects.filter(**which))


def decide(cast: Any, sign_in: Any, **said: Any) -> None:
    (waiting,) = proposals(cast, state=WAITING)
    answer = sign_in(cast.kit).post(reverse("directory:proposal", args=[waiting.pk]), said)
    assert answer.status_code == 302, answer.content.decode()


def test_a_new_service_waits_is_approved_and_is_found(cast: Any, sign_in: Any) -> None:
    assert "Add a service" in sign_in(cast.pru).get(reverse("directory:mine")).content.decode()
    id = sent(cast, sign_in)
    mine = sign_in(cast.pru).get(reverse("directory:mine")).content.decode()
    assert "Not in the directory yet" in mine
    assert "Waiting for approval" in mine
    for public in (reverse("directory:results"), "/open-referral/services"):
        assert "Night Lights" not in Client().get(public).content.decode()
    assert Client().get(reverse("directory:service", args=[id])).status_code == 404
    assert "A new entry" in sign_in(cast.kit).get(reverse("directory:keeping")).content.decode()
    decide(cast, sign_in, approve="yes")
    row = Service.objects.select_related("organisation").get(pk=id)
    assert (row.keeper_id, row.assured_by, row.below_months) == (cast.northmoor.pk, "Pru Sandal", 24)
    assert row.organisation.agency_id == cast.pru.agency_id
    assert "Night Lights" in Client().get(reverse("directory:results")).content.decode()
    mine = sign_in(cast.pru).get(reverse("directory:mine")).content.decode()
    assert "Not in the directory yet" not in mine
    assert reverse("directory:mine_edit", args=[id]) in mine
    assert not NewService.objects.exists()


@pytest.mark.parametrize(
    ("answer", "field", "sentence"),
    [
        ({"council": ""}, "council", "Choose the council"),
        ({"council": "northmoor"}, "council", "Choose one of the answers on this page"),
        ({"organisation": ""}, "organisation", "Write who runs it"),
        ({"name": ""}, "name", "Write what it is called"),
        ({"kinds": []}, "kinds", "Choose at least one kind of help"),
        ({"least": "3", "most": "1"}, "most", "The highest age must not be under the lowest"),
        ({"most": "-1"}, "most", "Write an age in years, such as 5 or 0.5"),
        ({"closes_at_1": "7pm"}, "closes_at_1", "It must close after it opens"),
        ({"description": "<p>Play</p>"}, "description", "Write this without markup such as <b>"),
    ],
)
def test_what_is_wrong_stands_at_its_question_and_nothing_is_sent(
    answer: dict[str, Any], field: str, sentence: str, cast: Any, sign_in: Any
) -> None:
    page = sign_in(cast.pru).post(reverse("directory:offer"), answers(cast, **answer)).content.decode()
    escaped = sentence.replace("<", "&lt;").replace(">", "&gt;")
    assert f'id="{field}-error"' in page.replace("id_", "")
    assert page.count(escaped) >= 2  # at the top, and beside the question
    assert "Helps families at home." in page
    assert proposals(cast) == []
    assert not NewService.objects.exists()


def test_the_same_words_sent_twice_are_one_service(cast: Any, sign_in: Any) -> None:
    assert sent(cast, sign_in) == sent(cast, sign_in)
    assert sorted(each.state for each in proposals(cast)) == [REPLACED, WAITING]
    decide(cast, sign_in, approve="yes")
    sign_in(cast.pru).post(reverse("directory:offer"), answers(cast))
    assert Service.objects.filter(name="Night Lights").count() == 1
    assert proposals(cast, state=WAITING) == []


def test_a_refused_one_says_why_and_is_sent_again(cast: Any, sign_in: Any) -> None:
    id = sent(cast, sign_in)
    decide(cast, sign_in, reason="Say who answers the telephone.")
    assert "Refused" in sign_in(cast.pru).get(reverse("directory:mine")).content.decode()
    address = reverse("directory:offered", args=[id])
    page = sign_in(cast.pru).get(address).content.decode()
    for words in ("Say who answers the telephone.", "Night Lights", "Helps families at home.", "01632 960123"):
        assert words in page
    changed = answers(cast, eligibility="Trained volunteers answer.")
    assert sign_in(cast.pru).post(address, changed).status_code == 302
    assert [each.state for each in proposals(cast) if each.service_id == id] == [REFUSED, WAITING]
    decide(cast, sign_in, approve="yes")
    assert Service.objects.get(pk=id).eligibility == "Trained volunteers answer."


def test_what_is_written_while_it_is_approved_is_not_lost(cast: Any, sign_in: Any) -> None:
    id = sent(cast, sign_in)
    decide(cast, sign_in, approve="yes")
    late = answers(cast, fees="Free, always")
    page = sign_in(cast.pru).post(reverse("directory:offered", args=[id]), late, follow=True).content.decode()
    assert "It was approved while you were writing" in page
    assert "Free, always" in page


def test_its_organisation_is_the_one_it_runs_already(cast: Any, sign_in: Any) -> None:
    known = an_entry(name="Day Lights")
    known = known.model_copy(
        update={"organisation": known.organisation.model_copy(update={"name": "Lantern Trust", "email": "a@b.example"})}
    )
    write_entry(known, Keeping(cast.northmoor.pk), agency_id=cast.pru.agency_id)
    sent(cast, sign_in, organisation="lantern trust")
    decide(cast, sign_in, approve="yes")
    row = Organisation.objects.get(name="lantern trust")
    assert (row.pk, row.email) == (known.organisation.id, "a@b.example")


def test_nobody_takes_over_anothers_organisation_or_reads_anothers_words(cast: Any, sign_in: Any) -> None:
    theirs = written(cast.northmoor, name="Theirs")
    organisation = theirs.organisation
    id = sent(cast, sign_in, organisation=organisation.name)
    decide(cast, sign_in, approve="yes")
    organisation.refresh_from_db()
    assert organisation.agency_id is None
    assert Service.objects.get(pk=id).organisation_id != organisation.pk
    with holder_scope(cast.northmoor.pk):
        entry = Entry(organisation=an_entry().organisation, name="Not Pru's")
        Proposal.objects.create(
            service_id=entry.id, entry=entry.model_dump(mode="json"), agency_id=cast.hana.agency_id, by_name="X"
        )
    NewService.objects.create(service_id=entry.id, agency_id=cast.hana.agency_id, keeper_id=cast.northmoor.pk)
    assert sign_in(cast.pru).get(reverse("directory:offered", args=[entry.id])).status_code == 404


def test_only_councils_where_somebody_keeps_a_directory_are_offered(cast: Any, sign_in: Any) -> None:
    page = sign_in(cast.pru).get(reverse("directory:offer")).content.decode()
    assert "Northmoor Council" in page
    assert "Eastvale" not in page
    Membership.objects.filter(user_id=cast.kit.id).update(ended_at="2026-01-01T00:00:00Z")
    assert "Northmoor Council" not in sign_in(cast.pru).get(reverse("directory:offer")).content.decode()
