"""A programme under an id of an agency's own: referred to by those who may, worked in by it, changed by nobody else."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.urls import reverse

from hearth.access.models import Team
from hearth.access.rules import PRACTICE_LEAD
from hearth.casework.tests.test_a_programme_of_your_own import BEFRIENDING, LATER
from hearth.families.actions import begin_family
from hearth.families.telling import PersonAsTold
from hearth.practice.checking import examine_text
from hearth.practice.library import library
from hearth.practice.models import AddedProgramme, PracticeVersion
from hearth.practice.own.actions import end_programme, propose, publish
from hearth.practice.own.added import programme_known, programmes_offered
from hearth.practice.own.queries import in_use, programmes_in_use
from hearth.practice.tests.test_own import published, send
from hearth.referrals.actions import accept, refer
from hearth.referrals.models import ServiceReferral
from hearth.referrals.rules import Asking, NotAReferral
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.django_db
FILE = ("programme", "befriending")


def page_of(client: Any, name: str, *args: Any) -> str:
    return client.get(reverse(name, args=args)).content.decode()  # type: ignore[no-any-return]


def test_whoever_refers_reads_it_and_nobody_else_changes_it(cast: Any, sign_in: Any) -> None:
    lea = sign_in(cast.lea)
    published(lea, BEFRIENDING)
    assert "Every agency that refers to us can read it" in page_of(lea, "practice:file", *FILE)
    ravi = sign_in(cast.ravi)
    page = page_of(ravi, "practice:file", *FILE)
    assert f"of {cast.northmoor.name}" in page
    assert "Every agency can read it, so that families can be referred to it" in page
    assert cast.northmoor.name in page_of(ravi, "practice:library")
    with holder_scope(cast.eastvale.pk):
        offered = {each.id: each for each in programmes_offered()}
        assert offered["befriending"].title == f"Befriending ({cast.northmoor.name})"
        assert "befriending" not in programmes_in_use(cast.eastvale.pk)  # theirs to do, ours to ask for
        assert not AddedProgramme.objects.filter(practice_id="befriending").update(ended_at="2026-01-01T00:00:00Z")
        version = PracticeVersion.objects.get(practice_id="befriending")
        with pytest.raises(IntegrityError), transaction.atomic():
            AddedProgramme.objects.create(practice_id="befriending", agency_id=cast.eastvale.pk, version=version)


def test_its_agency_works_in_it_raises_its_number_and_sees_the_difference(cast: Any, sign_in: Any) -> None:
    lea = sign_in(cast.lea)
    published(lea, BEFRIENDING)
    with holder_scope(cast.northmoor.pk):
        assert programmes_in_use(cast.northmoor.pk)["befriending"].phases[0].weeks == 20
    sent = send(lea, LATER).url.rstrip("/").rpartition("/")[2]
    page = page_of(lea, "practice:proposal", sent)
    assert "What would change from our own version 1.0" in page
    assert "read it, so that it can ask us for it" in page
    lea.post(reverse("practice:proposal", args=[sent]))
    with holder_scope(cast.eastvale.pk):
        assert programme_known("befriending").phases[0].weeks == 8
    assert "weeks" in page_of(sign_in(cast.ravi), "practice:difference", *FILE)


def added_by_the_charity(cast: Any) -> None:
    """The charity's own practice lead: nobody of the cast keeps its library."""
    lead = replace(cast.hugo, role=PRACTICE_LEAD)
    with holder_scope(cast.harbour.pk):
        examined = examine_text(Path("sent"), BEFRIENDING, library().files)
        assert not examined.problems
        kept = propose(file=examined.files[0], text=BEFRIENDING, licence_evidence="", by=lead)
        publish(proposal=kept, definition=examined.files[0].definition, by=lead)


def test_an_id_names_one_programme(cast: Any, sign_in: Any) -> None:
    added_by_the_charity(cast)
    page = send(sign_in(cast.lea), BEFRIENDING.replace("title: Befriending", "title: Company")).content.decode()
    assert f"{cast.harbour.name} has a programme with the id “befriending”" in page
    assert "Give yours another id" in page


def test_a_council_refers_to_it_and_the_charity_begins_the_work(cast: Any, sign_in: Any) -> None:
    added_by_the_charity(cast)
    asking = Asking("befriending", "Nobody visits them.", "Public task", True, referral_reasons=("isolation",))
    people = (PersonAsTold("child", True, "Mia", "Petrova"),)
    own, theirs = (Team.objects.select_related("agency").get(pk=each.team_id) for each in (cast.kemi, cast.hana))
    with holder_scope(cast.northmoor.pk):
        family = begin_family(name="Petrova", body_id="northmoor", people=people, by=cast.kemi)
        with pytest.raises(NotAReferral, match="is a programme of Harbour Families"):
            refer(family=family, to_team=own, asking=asking, by=cast.tess)
        referral = refer(family=family, to_team=theirs, asking=asking, by=cast.tess)
    assert "Befriending" in page_of(sign_in(cast.tess), "referrals:referral", referral.pk)
    hana = sign_in(cast.hana)
    assert "Befriending" in page_of(hana, "referrals:received")
    page = page_of(hana, "referrals:referral", referral.pk)
    assert "Befriending" in page
    assert "Cut off" in page
    with holder_scope(cast.harbour.pk):
        accept(referral=ServiceReferral.objects.get(pk=referral.pk), by=cast.hana)
        end_programme(practice_id="befriending", by=cast.hugo)
    assert "Begin Befriending with Petrova" in page_of(hana, "casework:open", referral.pk)
    with (
        holder_scope(cast.northmoor.pk),
        pytest.raises(NotAReferral, match="no programme called “befriending”"),
    ):
        refer(family=family, to_team=theirs, asking=asking, by=cast.tess)


def test_the_pages_that_refer_name_it_with_its_agency(cast: Any, sign_in: Any) -> None:
    added_by_the_charity(cast)
    assert "A volunteer visits each week" in page_of(sign_in(cast.kemi), "casework:programme", "befriending")
    with holder_scope(cast.northmoor.pk):
        family = begin_family(name="Petrova", body_id="northmoor", people=(), by=cast.tess)
    asked = sign_in(cast.tess).post(reverse("referrals:refer", args=[family.pk]), {"danger": "no"}).content.decode()
    assert "Befriending (Harbour Families)" in asked
    with holder_scope(cast.northmoor.pk):
        assert "befriending" not in {each.id for each in programmes_offered({cast.northmoor.pk})}


def test_one_that_ended_is_asked_for_no_more_and_stays_readable(cast: Any, sign_in: Any) -> None:
    lea = sign_in(cast.lea)
    published(lea, BEFRIENDING)
    assert "We no longer offer it" in page_of(lea, "practice:file", *FILE)
    done = lea.post(reverse("practice:shipped", args=FILE), follow=True).content.decode()
    assert "Nobody can ask for it from now on" in done
    assert "We no longer offer it" not in done
    assert lea.post(reverse("practice:shipped", args=FILE)).status_code == 404
    with holder_scope(cast.northmoor.pk):
        assert "befriending" not in programmes_in_use(cast.northmoor.pk)
        assert in_use(cast.northmoor.pk, "programme", "befriending").version == "1.0"  # for a referral made before
    with holder_scope(cast.eastvale.pk):
        assert "befriending" not in {each.id for each in programmes_offered()}
        assert programme_known("befriending").title == "Befriending"
    published(lea, LATER)
    with holder_scope(cast.eastvale.pk):
        assert "befriending" in {each.id for each in programmes_offered()}


def test_a_replacement_of_a_shipped_programme_is_still_its_agencys_alone(cast: Any, sign_in: Any) -> None:
    file = library().file("programme", "family_partners")
    text = file.document.path.read_text(encoding="utf-8")
    number = file.definition.version
    published(sign_in(cast.lea), text.replace(f'version: "{number}"', 'version: "9.1"', 1))
    with holder_scope(cast.eastvale.pk):
        assert not PracticeVersion.objects.exclude(agency=None).exists()
        assert not AddedProgramme.objects.exists()
