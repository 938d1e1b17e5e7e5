"""What is shared opens to the team it is shared with: those parts, until that day, and each opening is in the log."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hearth.access.models import Team
from hearth.audit.models import AuditEvent
from hearth.chronology.actions import write_entry
from hearth.chronology.contributing import contribute, rebuild
from hearth.chronology.models import Entry
from hearth.chronology.telling import Happening
from hearth.families import actions as families
from hearth.families.actions import sharing
from hearth.families.actions.life import Home
from hearth.families.models import Agreement, Contribution, Family, Sharing
from hearth.families.queries import members_of
from hearth.families.sharing.rules import ITEMS
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.ui import days
from hearth.worklist.models import Item
from tests.cast import Cast

WORDS = "He fell asleep at ten.\nSaid: “nobody was home”."


@pytest.fixture
def family(cast: Cast) -> Family:
    """At Northmoor, helped by Kemi, in a home with an address."""
    with holder_scope(cast.tess.holder_id):
        people = [PersonAsTold("child", True, "Wilf", "Ormerod"), PersonAsTold("mother", False, "Ann", "Ormerod")]
        family = families.begin_family(name="Ormerod", body_id="northmoor", people=people, by=cast.tess)
        home = Home(address="7 Weavers Row", postcode="ZZ1 1ZZ")
        families.move_home(family=family, home=home, people=members_of(family), since=None, by=cast.tess)
        families.begin_status(person=members_of(family)[0], kind="child_in_need", starts=days.today(), by=cast.tess)
        families.begin_help(
            family=family,
            agency_id=cast.kemi.agency_id,
            agency_name=cast.kemi.agency_name,
            team_id=cast.kemi.team_id,
            what="Family support",
            source=family,
            starts=days.today(),
            worker_id=cast.kemi.id,
            worker_name=cast.kemi.name,
        )
        return family


def share(cast: Cast, family: Family, *items: str, until: int = 30) -> Sharing:
    team = Team.objects.get(pk=cast.pia.team_id)
    told = sharing.ToShare(
        what="So that school can help with mornings.",
        lawful_basis="Public task",
        family=sharing.Told(False, "She would hide the bruises."),
        with_whom="Safeguarding",
        team=team,
        items=items or tuple(ITEMS),
        until=days.today() + timedelta(days=until),
    )
    with holder_scope(family.holder_id):
        return sharing.share(family=family, sharing=told, by=cast.kemi)


def client_of(sign_in: Any, viewer: Any) -> Client:
    client: Client = sign_in(viewer)
    return client


def page_of(shared: Sharing) -> str:
    return reverse("shared:family", args=[shared.pk])


def test_the_page_shows_what_was_shared_and_no_more(sign_in: Any, cast: Cast, family: Family) -> None:
    shared = share(cast, family, "people")
    page = sign_in(cast.pia).get(page_of(shared)).text
    assert "Wilf Ormerod" in page
    assert "Weavers Row" not in page
    assert "Statuses in law" not in page
    assert "Kemi" not in page
    assert "She would hide the bruises" not in page
    assert "does not know" in page
    assert "Ormerod" in sign_in(cast.pat).get(reverse("shared:list")).text


def test_agencies_keep_their_notes(sign_in: Any, cast: Cast, family: Family) -> None:
    with holder_scope(family.holder_id):
        visited = Happening(days.today(), "agencies", "Visit", family, words="Dad drank again.", source_name="Kemi")
        worried = Happening(days.today(), "worries", "A neighbour", family, words="Shouting.", aspect="worry")
        for told in (visited, worried):
            write_entry(family=family, told=told)
        page = share(cast, family, "agencies", "worries")
        contribute(sharing=page, happened=days.today(), words=WORDS, by=cast.pia)
    read = sign_in(cast.pia).get(page_of(page)).text
    assert "Visit" in read
    assert "A worry was told" in read
    assert "He fell asleep at ten." in read
    assert not any(words in read for words in ("Dad drank again", "A neighbour", "Shouting"))


@pytest.mark.parametrize("item", ITEMS)
def test_each_item_opens_its_own_part(sign_in: Any, cast: Cast, family: Family, item: str) -> None:
    headings = {
        "people": "Who is in this family",
        "statuses": "Statuses in law",
        "help": "Who helps",
        "plan": "The plan",
        "worries": "What happened",
        "life": "What happened",
        "agencies": "What happened",
    }
    page = sign_in(cast.pia).get(page_of(share(cast, family, item))).text
    assert {text for text in headings.values() if text in page} == {headings[item]}


def test_each_opening_is_in_the_log_of_whoever_keeps_the_record(sign_in: Any, cast: Cast, family: Family) -> None:
    shared = share(cast, family)
    sign_in(cast.pia).get(page_of(shared))
    with holder_scope(family.holder_id):
        event = AuditEvent.objects.filter(verb="opened", subject_id=str(family.pk)).latest("at")
    assert (event.agency_id, event.actor_id, event.holder_id) == (cast.school.pk, cast.pia.id, family.holder_id)
    assert event.field_names == [f"sharing {shared.pk}"]


def test_it_ends_with_its_day(sign_in: Any, cast: Cast, family: Family) -> None:
    shared = share(cast, family, until=0)
    assert sign_in(cast.pia).get(page_of(shared)).status_code == 200
    with holder_scope(family.holder_id):
        Sharing.objects.filter(pk=shared.pk).update(until=days.today() - timedelta(days=1))
    assert sign_in(cast.pia).get(page_of(shared)).status_code == 404
    assert "Ormerod" not in sign_in(cast.pia).get(reverse("shared:list")).text


def test_it_ends_at_once_when_withdrawn(cast: Cast, family: Family, sign_in: Any) -> None:
    shared = share(cast, family)
    client_of(sign_in, cast.kemi).post(reverse("sharing:withdraw", args=[shared.pk]), {"why": "He has left school."})
    assert sign_in(cast.pia).get(page_of(shared)).status_code == 404


@pytest.mark.parametrize("change", [{"restricted": True}, {"sealed_at": timezone.now()}])
def test_a_record_that_is_closed_or_sealed_opens_to_no_partner(
    sign_in: Any, cast: Cast, family: Family, change: dict[str, Any]
) -> None:
    shared = share(cast, family)
    with holder_scope(family.holder_id):
        Family.objects.filter(pk=family.pk).update(**change)
    assert sign_in(cast.pia).get(page_of(shared)).status_code == 404
    assert "Ormerod" not in sign_in(cast.pia).get(reverse("shared:list")).text


def test_only_that_team_may_open_it(sign_in: Any, cast: Cast, family: Family) -> None:
    shared = share(cast, family)
    for name in ("hana", "ravi", "kemi", "gus", "eve"):
        assert sign_in(getattr(cast, name)).get(page_of(shared)).status_code == 404


def test_a_partner_adds_their_words_and_somebody_of_ours_reads_them(sign_in: Any, cast: Cast, family: Family) -> None:
    shared = share(cast, family)
    today = days.today()
    said = {"happened_day": today.day, "happened_month": today.month, "happened_year": today.year, "words": WORDS}
    sign_in(cast.pat).post(reverse("shared:add", args=[shared.pk]), said)
    with holder_scope(family.holder_id):
        entry = Entry.objects.get(source_kind="families.contribution")
        row, item = Contribution.objects.get(), Item.objects.get(kind="contribution")
        assert [(each.title, each.words) for each in rebuild(family)] == [(entry.title, entry.words)]
    assert (entry.words, entry.source_name, entry.agency_name) == (WORDS, cast.pat.name, cast.school.name)
    assert (item.worker_id, item.team_id) == (cast.kemi.id, cast.kemi.team_id)
    kemi = client_of(sign_in, cast.kemi)
    address = reverse("sharing:contribution", args=[row.pk])
    assert "He fell asleep at ten." in kemi.get(address).text
    kemi.post(address)
    with holder_scope(family.holder_id):
        item.refresh_from_db()
    assert item.done_at


def test_sharing_asks_for_what_it_must_know(sign_in: Any, cast: Cast, family: Family) -> None:
    address = reverse("sharing:share", args=[family.pk])
    client = client_of(sign_in, cast.kemi)
    page = client.post(address, {"team": str(cast.pia.team_id), "told": "no"}).text
    for sentence in (
        "Say what you share",
        "Choose what they may open",
        "Give the last day",
        "Choose the lawful basis",
        "Say why they do not know",
    ):
        assert sentence in page
    assert "Children Act 2004, section 16LA" in page  # the nation's own list
    by_telephone = {"team": "none", "with_whom": "Dr Fell, the surgery", "what": "The plan", "told": "yes"}
    done = client.post(address, by_telephone | {"lawful_basis": "Public task"})
    assert done.headers["Location"] == reverse("sharing:list", args=[family.pk])
    assert "Shared with Dr Fell, the surgery" in client.get(done.headers["Location"]).text


def test_a_refusal_is_kept_with_its_reason(sign_in: Any, cast: Cast, family: Family) -> None:
    client = client_of(sign_in, cast.kemi)
    address = reverse("sharing:refuse", args=[family.pk])
    said = {"asked_by": "A landlord", "what": "Whether they move", "told": "yes", "lawful_basis": "Public task"}
    assert "Say why it was refused" in client.post(address, said).text
    client.post(address, said | {"why": "It helps no child."})
    page = client.get(reverse("sharing:list", args=[family.pk])).text
    assert "Refused to A landlord" in page
    assert "It helps no child." in page


def test_a_withdrawn_agreement_asks_for_a_look_at_the_risk_and_stops_nothing(
    sign_in: Any, cast: Cast, family: Family
) -> None:
    with holder_scope(family.holder_id):
        mother = members_of(family)[1]
        today = days.today()
        sharing.note_agreement(family=family, person=mother, to_what="visits", given=today, by=cast.kemi)
        agreement = Agreement.objects.get()
    client = client_of(sign_in, cast.kemi)
    address = reverse("sharing:agreement", args=[agreement.pk])
    on = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    client.post(address, on | {"words": "I have had enough of you."})
    with holder_scope(family.holder_id):
        item = Item.objects.get(kind="agreement_withdrawn")
    assert (item.worker_id, item.team_id, item.urgent) == (cast.kemi.id, cast.kemi.team_id, True)
    assert client.get(reverse("familyfile:family", args=[family.pk])).status_code == 200
    client.post(address, {"risk": "The baby is seen weekly by the health visitor."})
    with holder_scope(family.holder_id):
        item.refresh_from_db()
    assert item.done_at


def test_a_partner_cannot_add_under_a_sharing_that_is_over(cast: Cast, family: Family, sign_in: Any) -> None:
    shared = share(cast, family)
    with holder_scope(family.holder_id):
        contribute(sharing=shared, happened=days.today(), words="Once.", by=cast.pia)
        sharing.withdraw_sharing(sharing=shared, why="Over.", by=cast.kemi)
    assert sign_in(cast.pia).post(reverse("shared:add", args=[shared.pk]), {"words": "Twice."}).status_code == 404


def test_a_partner_who_opens_very_many_is_asked_who_they_are_and_the_council_is_told(
    sign_in: Any, cast: Cast, family: Family, settings: Any
) -> None:
    settings.OPENINGS_AN_HOUR = 3
    shared = share(cast, family, "people")
    client = client_of(sign_in, cast.pat)
    answers = [client.get(page_of(shared)) for _ in range(5)]
    assert [each.status_code for each in answers] == [200, 200, 200, 200, 302]
    assert answers[-1].headers["Location"].startswith(reverse("confirm_again"))
    with holder_scope(family.holder_id):
        (item,) = Item.objects.filter(kind="many_openings")
        assert (item.team_id, item.urgent) == (cast.dev.team_id, True)
        assert "Pat Lowry opened 4 records" in item.title
    assert "Pat Lowry" in client_of(sign_in, cast.dev).get(reverse("watching:openings", args=[item.page_id])).text


def test_an_agency_that_did_something_itself_is_named_once(cast: Cast, family: Family, sign_in: Any) -> None:
    told = Happening(
        happened=days.today(),
        strand="agencies",
        title="Review: the work can end",
        source=family,
        source_name="Northmoor Council",
        agency_name="Northmoor Council",
    )
    with holder_scope(family.holder_id):
        write_entry(family=family, told=told)
    page = client_of(sign_in, cast.pia).get(page_of(share(cast, family))).text
    assert "Review: the work can end" in page
    assert "Northmoor Council, Northmoor Council" not in page
