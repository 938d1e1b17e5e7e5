"""Who looked at this family: every record about it, in sentences, filtered, and by way of a sharing or a grant."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from hearth.audit.models import AuditEvent
from hearth.audit.pending import record_read
from hearth.families import actions as families
from hearth.families.models import Family
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.familyfile.looked.records import all_records, ids_by_kind
from hearth.scope.models import HeldModel
from hearth.scope.opening import holder_scope
from tests.cast import Cast


@pytest.fixture
def family(cast: Cast) -> Family:
    with holder_scope(cast.dev.holder_id):
        people = [PersonAsTold("child", True, "Wilf", "Ormerod")]
        return families.begin_family(name="Ormerod", body_id="northmoor", people=people, by=cast.tess)


def page(client: Any, family: Family, **query: str) -> str:
    return str(client.get(reverse("familyfile:looked", args=[family.pk]), query).text)


def test_it_tells_in_sentences_who_opened_what(sign_in: Any, cast: Cast, family: Family) -> None:
    sign_in(cast.tess).get(reverse("familyfile:family", args=[family.pk]))
    with holder_scope(family.holder_id):
        record_read(by=cast.pia, subject=members_of(family)[0])
    told = page(sign_in(cast.dev), family)
    assert "Tess Okafor (Triage worker, Front Door, Northmoor Council) opened the family’s record." in told
    assert "Pia Marsh" in told
    assert "opened what is known of a person." in told
    assert "began the family" not in told
    assert "began the family’s record" in page(sign_in(cast.dev), family, show="everything")


def test_it_is_filtered_by_period_and_by_agency(sign_in: Any, cast: Cast, family: Family) -> None:
    sign_in(cast.tess).get(reverse("familyfile:family", args=[family.pk]))
    dev = sign_in(cast.dev)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "Tess Okafor" not in page(dev, family, since=tomorrow)
    assert "Tess Okafor" in page(dev, family, since=timezone.localdate().isoformat())
    assert "Tess Okafor" not in page(dev, family, until="2020-01-01")
    assert "Tess Okafor" in page(dev, family, agency=str(cast.northmoor.pk))
    assert "Tess Okafor" not in page(dev, family, agency=str(cast.school.pk))


def test_a_copy_for_the_family_leaves_out_the_names_of_staff(sign_in: Any, cast: Cast, family: Family) -> None:
    sign_in(cast.tess).get(reverse("familyfile:family", args=[family.pk]))
    told = page(sign_in(cast.dev), family, copy="yes")
    assert "Tess Okafor" not in told
    assert "Triage worker, Front Door, Northmoor Council opened the family’s record." in told


@pytest.mark.parametrize("query", [{"since": "soon"}, {"agency": "x"}, {"before": "1_2"}, {"until": "9999-12-31"}])
def test_an_altered_address_breaks_nothing(sign_in: Any, cast: Cast, family: Family, query: dict[str, str]) -> None:
    assert "Who looked at this family" in page(sign_in(cast.dev), family, **query)


def test_reading_the_log_is_in_the_log(sign_in: Any, cast: Cast, family: Family) -> None:
    page(sign_in(cast.dev), family)
    with holder_scope(family.holder_id):
        assert AuditEvent.objects.get(verb="read the log of").subject_id == str(family.pk)


def test_every_kind_of_record_that_leads_to_a_family_is_asked_for() -> None:
    """A new case table is found by its keys; one that is not is named here, with its reason."""
    found = ids_by_kind()
    for label in ("casework.visit", "assessments.assessment", "concerns.concern", "referrals.servicereferral"):
        assert label in found
    assert all_records().count("UNION ALL") == len(found) - 1
    assert {label for label in found if not issubclass(apps.get_model(label), HeldModel)} == set()


def test_an_auditor_reads_the_log_without_a_familys_words(sign_in: Any, cast: Cast, family: Family) -> None:
    sign_in(cast.tess).get(reverse("familyfile:family", args=[family.pk]))
    abe = sign_in(cast.abe)
    told = abe.get(reverse("log:list")).text
    assert "Tess Okafor (Triage worker, Front Door, Northmoor Council) opened the family’s record." in told
    assert str(family.pk) in told
    assert "Ormerod" not in told
    refused = abe.get(reverse("log:list"), {"show": "refused", "about": str(family.pk)}).text
    assert "opened the family’s record" not in refused
    assert abe.get(reverse("familyfile:family", args=[family.pk])).status_code == 404
    assert "The log" in abe.get(reverse("log:list"), {"before": "x", "since": "never", "about": "\x00"}).text
