"""The written-out questions find what the models find, and page by page miss nothing."""

import re
from datetime import timedelta
from itertools import chain, product
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.assessments.models import Assessment, Grade
from hearth.casework.models import Episode
from hearth.chronology.models import Entry
from hearth.chronology.rules import STRANDS
from hearth.families.actions import restrict_family
from hearth.families.models import Family, FamilyMember
from hearth.families.queries import families_for
from hearth.familyfile import queries
from hearth.scope.opening import holder_scope
from tests.cast import Cast
from tests.world import World, open_world

EVERYBODY = "tess dev kemi other sol ravi hana hugo pia eve".split()
NOT_THE_PAGES = re.compile(r"django_session|access_|set_config|audit_|SAVEPOINT|^BEGIN|^COMMIT|RELEASE")
TODAY = timezone.localdate()


@pytest.fixture
def world(cast: Cast) -> World:
    return open_world(cast)


@pytest.mark.parametrize("restricted", [False, True])
def test_everybody_finds_the_families_that_are_theirs(cast: Cast, world: World, restricted: bool) -> None:
    known = [world.council.family_id, world.charity.family_id, uuid7()]
    with holder_scope(cast.tess.holder_id):
        family = Family.objects.get(pk=world.council.family_id)
        restrict_family(family=family, restricted=restricted, by=cast.dev)
    seen = 0
    for viewer, family_id in product((getattr(cast, name) for name in EVERYBODY), known):
        with holder_scope(viewer.holder_id):
            wanted = families_for(viewer).filter(pk=family_id).first()
            found = queries.family_for(viewer, family_id)
        assert (found.__dict__ | {"_state": 0} if found else None) == (
            wanted.__dict__ | {"_state": 0} if wanted else None
        )
        seen += found is not None
    assert seen == (4 if restricted else 6)


def council_family(cast: Cast, world: World) -> Family:
    found = queries.family_for(cast.sol, world.council.family_id)
    assert found is not None
    return found


def test_the_newest_completed_assessment_brings_its_grades(cast: Cast, world: World) -> None:
    with holder_scope(cast.sol.holder_id):
        family = council_family(cast, world)
        newest = Assessment.objects.filter(family=family, completed_at__isnull=False).latest("started_on", "id")
        wanted = Grade.objects.filter(subject__assessment=newest).exclude(said="")
        assessments = queries.assessments_of(family)
        (assessed,) = [each for each in assessments if each.grades is not None]
        wanted = wanted.select_related("subject")
        told = {
            (str(each.subject_id), str(each.subject.child_id), str(each.subject.carer_id), each.item, each.said)
            for each in wanted
        }
        assert assessed.id == newest.pk
        assert {tuple(each) for each in assessed.grades or ()} == told != set()
        assert assessed.instrument == newest.instrument
        assert {each.id for each in assessments} == set(
            Assessment.objects.filter(family=family).values_list("pk", flat=True)
        )


def test_help_work_and_people_are_those_on_record(cast: Cast, world: World) -> None:
    with holder_scope(cast.sol.holder_id):
        family = council_family(cast, world)
        episodes = Episode.objects.filter(family=family).select_related("programme_version")
        assert {(each.id, each.title) for each in queries.episodes_of(family)} == {
            (each.pk, each.programme_version.title) for each in episodes
        }
        assert {each.what for each in queries.help_of(family)} == set(
            family.involvements.values_list("what", flat=True)
        )
        people = {each.person.pk: each.person for each in queries.members_of(family)}
        members = FamilyMember.objects.filter(family=family).select_related("person")
        assert {pk: str(person) for pk, person in people.items()} == {
            each.person_id: str(each.person) for each in members
        }


def fill(family: Family, many: int) -> None:
    """Happenings, three a day, of every strand in turn."""
    strands = list(STRANDS)
    Entry.objects.bulk_create(
        Entry(
            family=family,
            happened=TODAY - timedelta(days=number // 3),
            strand=strands[number % len(strands)],
            title=f"Happening {number:03}.",
            source_kind="test",
            source_id=uuid7(),
        )
        for number in range(many)
    )


@pytest.mark.parametrize("strand", ["", "life"])
def test_every_happening_is_on_one_page_and_in_order(sign_in: Any, cast: Cast, world: World, strand: str) -> None:
    with holder_scope(cast.sol.holder_id):
        family = council_family(cast, world)
        fill(family, 130)
        entries = family.entries.order_by("-happened", "-id")
        wanted = [each.title for each in (entries.filter(strand=strand) if strand else entries)]
    client, pages = sign_in(cast.sol), []
    address = reverse("familyfile:family", args=[family.pk]) + (f"?strand={strand}" if strand else "")
    while address:
        page = client.get(address).text
        pages.append(re.findall(r'hearth-timeline__title">(.*?) <strong', page))
        older = re.search(r'href="([^"]*)" rel="next"', page)
        address = older[1].replace("&amp;", "&") if older else ""
    assert list(chain.from_iterable(pages)) == wanted
    assert {len(page) for page in pages[:-1]} == {20}


def test_an_assessed_family_at_work_asks_no_more_than_eight(sign_in: Any, cast: Cast, world: World) -> None:
    client, page = sign_in(cast.sol), reverse("familyfile:family", args=[world.council.family_id])
    assert "Assessed on" in client.get(page).text
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    of_the_page = [query["sql"] for query in asked.captured_queries if not NOT_THE_PAGES.search(query["sql"])]
    signing_in = [query["sql"] for query in asked.captured_queries if re.search("django_session|access_", query["sql"])]
    assert len(of_the_page) <= 8
    assert len(signing_in) == 2
