"""Providers propose, keepers approve with the difference shown; nothing unapproved is public; what is old is chased."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from hearth.audit.actors import PUBLIC
from hearth.directory import jobs
from hearth.directory.actions import entries as actions
from hearth.directory.actions.feedback import say_out_of_date
from hearth.directory.forms.entry import EntryForm, entry_of_form, initial
from hearth.directory.models import Feed, Feedback, Owner, Proposal, Service
from hearth.directory.queries.quality import quality
from hearth.directory.reading import entry_of
from hearth.directory.tests.entries import an_entry, evenings, until_the_birthday, written
from hearth.directory.tests.feed_servers import HOST, FakeFeed, serving
from hearth.directory.tests.test_feeds import a_record
from hearth.directory.upkeep import ask_owners, hide_and_show
from hearth.directory.writing import Keeping, write_entry
from hearth.post.models import Message
from hearth.scope.opening import holder_scope, intake_scope
from hearth.ui.days import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(cast: Any) -> Service:
    entry = an_entry(
        description="Play.",
        referral="anyone",
        criteria=(until_the_birthday(6),),
        schedules=(evenings("TU"),),
    )
    return write_entry(entry, Keeping(cast.northmoor.pk), agency_id=cast.pru.agency_id)


def answers(service: Service, **changed: Any) -> dict[str, Any]:
    """The form as a browser would send it back, with some answers changed."""
    entry = entry_of(service.pk)
    assert entry is not None
    return {name: value for name, value in (initial(entry) | changed).items() if value is not None}


def test_the_form_gives_an_entry_back_as_it_was(service: Service) -> None:
    entry = entry_of(service.pk)
    assert entry is not None
    form = EntryForm(answers(service))
    assert form.is_valid(), form.errors
    again = entry_of_form(form, entry, "northmoor", "Northmoor", today())
    assert again.model_copy(update={"modified_at": entry.modified_at}) == entry


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"least": "7", "most": "5"}, "The highest age must not be under the lowest"),
        ({"most": "six"}, "Write an age in years, such as 5 or 0.5"),
        ({"most": "-1"}, "Write an age in years, such as 5 or 0.5"),
        ({"url": "example"}, "Write the whole address, such as https://www.example.org"),
        ({"amount_1": "lots"}, "Write an amount in pounds, such as 2.50"),
        ({"amount_1": "-1"}, "Write an amount in pounds, such as 2.50"),
        ({"opens_at_1": "25"}, "Enter a time like 10:30 or 2pm"),
        ({"description": "<b>Play</b>"}, "Write this without markup such as <b>"),
        ({"kinds": []}, "Choose at least one kind of help"),
        ({"name": ""}, "Write what it is called"),
    ],
)
def test_every_mistake_has_its_sentence(service: Service, answer: dict[str, Any], sentence: str) -> None:
    form = EntryForm(answers(service, **answer))
    assert not form.is_valid()
    assert sentence in [said for _, said in form.error_summary]


def test_a_change_waits_for_the_keeper_and_then_stands(cast: Any, service: Service, sign_in: Any) -> None:
    address = reverse("directory:mine_edit", args=[service.pk])
    sent = sign_in(cast.pru).post(address, answers(service, name="Bigger Steps", most="4"))
    assert sent.status_code == 302
    assert "Bigger Steps" not in Client().get(reverse("directory:results")).content.decode()
    assert b"Bigger" not in Client().get(f"/open-referral/services/{service.pk}").content
    again = sign_in(cast.pru).get(address).content.decode()
    assert "waiting for approval" in again
    assert "Bigger Steps" in again  # nothing that was written is lost
    with holder_scope(cast.northmoor.pk):
        proposal = Proposal.objects.get()
    page = reverse("directory:proposal", args=[proposal.pk])
    shown = sign_in(cast.kit).get(page).content.decode()
    for words in ("Small Steps", "Bigger Steps", "until the day they turn 6", "until the day they turn 5"):
        assert words in shown
    sign_in(cast.kit).post(page, {"approve": "yes"})
    row = Service.objects.get(pk=service.pk)
    assert (row.name, row.below_months, row.assured_by) == ("Bigger Steps", 60, "Pru Sandal")


def test_a_refusal_needs_a_reason_and_is_read_by_the_provider(cast: Any, service: Service, sign_in: Any) -> None:
    address = reverse("directory:mine_edit", args=[service.pk])
    sign_in(cast.pru).post(address, answers(service, name="Wrong"))
    with holder_scope(cast.northmoor.pk):
        page = reverse("directory:proposal", args=[Proposal.objects.get().pk])
    assert "Say why not" in sign_in(cast.kit).post(page, {}).content.decode()
    sign_in(cast.kit).post(page, {"reason": "It is another service."})
    assert "It is another service." in sign_in(cast.pru).get(address).content.decode()
    assert Service.objects.get(pk=service.pk).name == "Small Steps"


def test_a_proposal_made_from_an_older_entry_is_looked_at_again(cast: Any, service: Service) -> None:
    entry = entry_of(service.pk)
    assert entry is not None
    with holder_scope(cast.northmoor.pk):
        changed = entry.model_copy(update={"name": "Theirs"})
        proposal = actions.propose(entry=changed, service=service, by=cast.pru)
        actions.write(entry=entry.model_copy(update={"fees": "Free"}), by=cast.kit)
        with pytest.raises(actions.NotNow):
            actions.approve(proposal=proposal, by=cast.kit)
        actions.look_again(proposal=proposal, by=cast.kit)
        actions.approve(proposal=proposal, by=cast.kit)
        with pytest.raises(actions.NotNow):
            actions.approve(proposal=proposal, by=cast.kit)


def test_another_providers_services_are_not_ones_own(cast: Any, sign_in: Any) -> None:
    theirs = written(cast.northmoor, name="Somebody else's")
    for name in ("mine_edit", "mine_assure"):
        assert sign_in(cast.pru).post(reverse(f"directory:{name}", args=[theirs.pk])).status_code == 404


def test_another_councils_keeper_changes_nothing_here(cast: Any, sign_in: Any) -> None:
    theirs = written(cast.eastvale, name="Eastvale's")
    for name in ("edit", "assure", "owner"):
        assert sign_in(cast.kit).post(reverse(f"directory:{name}", args=[theirs.pk])).status_code == 404


def test_anybody_says_it_is_out_of_date_and_the_keeper_reads_it(cast: Any, service: Service, sign_in: Any) -> None:
    answer = Client().post(reverse("directory:out_of_date", args=[service.pk]), {"words": "It has moved to Mill Road."})
    assert "Thank you" in answer.content.decode()
    page = sign_in(cast.kit).get(reverse("directory:keeping")).content.decode()
    assert "It has moved to Mill Road." in page
    with holder_scope(cast.northmoor.pk):
        row = Feedback.objects.get()
    sign_in(cast.kit).post(reverse("directory:heard", args=[row.pk]))
    assert "Mill Road" not in sign_in(cast.kit).get(reverse("directory:keeping")).content.decode()


def test_whoever_says_so_can_read_nothing_there(cast: Any, service: Service) -> None:
    with intake_scope(cast.northmoor.pk):
        say_out_of_date(service=service, words="Old.", by=PUBLIC)
        assert Feedback.objects.count() == 0


def test_staff_words_are_for_staff_alone(cast: Any, service: Service, sign_in: Any) -> None:
    with holder_scope(cast.northmoor.pk):
        asked = actions.Asked("o@example.org", "Ring Jo first.")
        actions.set_owner(service=service, asked=asked, by=cast.kit)
    address = reverse("directory:for_staff", args=[service.pk])
    for who in (cast.kemi, cast.hana, cast.pia):  # a charity's worker and a teacher too
        assert "Ring Jo first." in sign_in(who).get(address).content.decode()
    everything = Client().get(f"/open-referral/services/{service.pk}").content
    everything += Client().get(reverse("directory:service", args=[service.pk])).content
    assert b"Ring Jo" not in everything
    assert b"o@example.org" not in everything


def old(service: Service, days: int) -> None:
    Service.objects.filter(pk=service.pk).update(assured_on=today() - timedelta(days=days))


def test_what_is_old_is_marked_chased_and_then_hidden(cast: Any, service: Service) -> None:
    with holder_scope(cast.northmoor.pk):
        actions.set_owner(service=service, asked=actions.Asked("owner@example.org"), by=cast.kit)
    page = reverse("directory:service", args=[service.pk])
    assert ask_owners(today()) == 0
    old(service, 91)
    assert "ring before you go" in Client().get(page).content.decode()
    assert ask_owners(today()) == 1
    assert ask_owners(today()) == 0  # not again the next day
    assert ask_owners(today() + timedelta(days=28)) == 1
    with holder_scope(cast.northmoor.pk):
        assert {each.to for each in Message.objects.all()} == {"owner@example.org"}
        assert Owner.objects.get().asked_on == today() + timedelta(days=28)
    old(service, 365)
    assert hide_and_show(today()) == 1
    assert Client().get(page).status_code == 404
    with holder_scope(cast.northmoor.pk):
        actions.assure(service=Service.objects.get(pk=service.pk), by=cast.kit)
    assert Client().get(page).status_code == 200


def test_quality_says_what_each_figure_is_a_share_of(cast: Any, service: Service) -> None:
    written(cast.northmoor, name="Silent", kinds=(), areas=(), assured_on=None)
    written(cast.eastvale, name="Elsewhere")
    said = {each.what: (each.many, each.of) for each in quality(cast.northmoor.pk)}
    assert said["were never checked"] == (1, 2)
    assert said["do not say for which ages they are"] == (1, 2)
    assert said["have not told of their wait in the last three months"] == (2, 2)
    assert quality()[0].of == 3


def test_a_keeper_says_whose_people_may_propose(cast: Any, sign_in: Any) -> None:
    service = written(cast.northmoor)
    assert service.name not in sign_in(cast.pru).get(reverse("directory:mine")).content.decode()
    said = {"agency": str(cast.pru.agency_id), "email": "office@example.org", "staff_words": ""}
    assert sign_in(cast.kit).post(reverse("directory:owner", args=[service.pk]), said).status_code == 302
    assert service.name in sign_in(cast.pru).get(reverse("directory:mine")).content.decode()


def test_a_keeper_adds_another_directory_and_has_it_read(cast: Any, sign_in: Any) -> None:
    records = [a_record(number) for number in range(4)] + [a_record(4, name="", minimum_age=-1)]
    with serving(FakeFeed(records)) as server, override_settings(FEED_HOSTS=frozenset({HOST})):
        said = {"name": "County", "url": f"{server.url}/services"}
        page = sign_in(cast.kit).post(reverse("directory:new_feed"), said)["Location"]
        assert "A feed of this name" in sign_in(cast.kit).post(reverse("directory:new_feed"), said).content.decode()
        sign_in(cast.kit).post(page, {"read": "yes"})
        (job,) = ProcrastinateJob.objects.filter(task_name="directory.read_feed", status="todo")
        assert job.lock == f"feed {Feed.objects.get().pk}"
        jobs.read(**job.args)
    shown = sign_in(cast.kit).get(page).content.decode()
    assert "5: Nobody has written down on which terms" in shown
    assert "1: It has no name." in shown
    assert Service.objects.count() == 0
    sign_in(cast.kit).post(page, {"licence": "OGL 3.0, on their page"})
    assert Service.objects.filter(listed=True).count() == 4


@pytest.mark.parametrize("url", ["http://127.0.0.1/o", "ftp://example.org", "example", "https://a b", "https://u@a.b"])
def test_an_address_that_may_not_be_called_is_refused_beside_its_question(url: str, cast: Any, sign_in: Any) -> None:
    shown = sign_in(cast.kit).post(reverse("directory:new_feed"), {"name": "County", "url": url})
    assert "There is a problem" in shown.content.decode()
    assert Feed.objects.count() == 0


def test_the_nightly_jobs_do_what_they_say(cast: Any, service: Service) -> None:
    Feed.objects.create(keeper=cast.northmoor, name="Read", url="https://example.org/o")
    Feed.objects.create(keeper=cast.northmoor, name="A file")
    Feed.objects.create(keeper=cast.northmoor, name="Not any more", url="https://example.org/p", refresh=False)
    jobs.refresh(timestamp=0)
    queued = ProcrastinateJob.objects.filter(task_name="directory.read_feed", status="todo")
    assert [job.args["feed_id"] for job in queued] == [str(Feed.objects.get(name="Read").pk)]
    with holder_scope(cast.northmoor.pk):
        actions.set_owner(service=service, asked=actions.Asked("owner@example.org"), by=cast.kit)
    old(service, 100)
    jobs.freshness(timestamp=0)
    with holder_scope(cast.northmoor.pk):
        assert [each.to for each in Message.objects.all()] == ["owner@example.org"]
    old(service, 366)
    jobs.freshness(timestamp=0)
    assert not Service.objects.get(pk=service.pk).listed
