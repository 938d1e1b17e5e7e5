"""A manager finds that nothing bears a worry out. The worry is kept, and the finding stands beside it."""

from typing import Any

import pytest

from hearth.audit.models import AuditEvent
from hearth.chronology.models import Entry
from hearth.concerns.models import Concern
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.triage.actions import (
    FamilyChoice,
    confirm_family,
    decide,
    find_unsubstantiated,
    set_finding_aside,
)
from hearth.triage.models import Finding
from hearth.triage.rules.standing import NotNow
from hearth.triage.tests.conftest import ACCOUNT, UNFOUNDED
from tests.cast import Cast

WHY = "The school and the health visitor both saw the garden in June. There was no glass."


def decided(cast: Cast, concern: Concern, family: Family | None = None) -> None:
    with holder_scope(cast.dev.holder_id):
        if family:
            confirm_family(concern=concern, choice=FamilyChoice(family=family), by=cast.dev)
        decide(concern=concern, family=family, choice=UNFOUNDED, by=cast.dev)


def test_a_finding_stands_beside_the_worry_in_the_chronology(cast: Cast, concern: Concern, fenns: Family) -> None:
    decided(cast, concern, fenns)
    with holder_scope(cast.dev.holder_id):
        finding = find_unsubstantiated(concern=concern, reasons=WHY, by=cast.dev)
        titles = list(Entry.objects.filter(family=fenns).values_list("title", flat=True))
        assert any("was found to be unsubstantiated" in title for title in titles)
        assert Entry.objects.get(family=fenns, source_id=concern.pk).words == ACCOUNT
        set_finding_aside(finding=finding, why="A neighbour has a photograph.", by=cast.dev)
        entry = Entry.objects.get(family=fenns, source_id=finding.pk)
        assert entry.title.endswith("and the finding was set aside")
        assert "A neighbour has a photograph." in entry.words
    with holder_scope(cast.dev.holder_id):
        verbs = set(AuditEvent.objects.values_list("verb", flat=True))
        assert {"found unsubstantiated", "set a finding aside"} <= verbs


def test_nothing_is_found_before_it_is_decided(cast: Cast, concern: Concern) -> None:
    with holder_scope(cast.dev.holder_id), pytest.raises(NotNow, match="Decide on the worry first"):
        find_unsubstantiated(concern=concern, reasons=WHY, by=cast.dev)


def test_one_finding_stands_at_a_time(cast: Cast, concern: Concern) -> None:
    decided(cast, concern)
    with holder_scope(cast.dev.holder_id):
        finding = find_unsubstantiated(concern=concern, reasons=WHY, by=cast.dev)
        with pytest.raises(NotNow, match="already"):
            find_unsubstantiated(concern=concern, reasons=WHY, by=cast.dev)
        set_finding_aside(finding=finding, why="It was another garden.", by=cast.dev)
        with pytest.raises(NotNow, match="set this finding aside already"):
            set_finding_aside(finding=finding, why="Again.", by=cast.dev)
        find_unsubstantiated(concern=concern, reasons=WHY, by=cast.dev)
        assert Finding.objects.count() == 2


def test_the_manager_gives_reasons_on_a_page_and_a_worker_has_no_such_page(
    cast: Cast, concern: Concern, sign_in: Any
) -> None:
    decided(cast, concern)
    client, address = sign_in(cast.dev), f"/triage/{concern.pk}/finding/"
    assert "Give the reasons" in client.post(address, {"why": "  "}).content.decode()
    page = client.post(address, {"why": WHY}, follow=True).content.decode()
    assert "Found to be unsubstantiated" in page
    assert "The school and the health visitor" in page
    assert "Why does the finding no longer hold?" in client.get(address).content.decode()
    assert sign_in(cast.tess).get(address).status_code == 404
