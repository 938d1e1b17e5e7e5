"""The entry's form: several of everything, nothing lost that it does not ask, and nothing lost that was typed."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from hearth.directory.entry import (
    CostEntry,
    CriterionEntry,
    Entry,
    PhoneEntry,
    PlaceEntry,
    ScheduleEntry,
    TranslationEntry,
)
from hearth.directory.forms.entry import EntryForm, entry_of_form, initial
from hearth.directory.models import Proposal, Service
from hearth.directory.reading import entry_of
from hearth.directory.tests.entries import an_entry, evenings, until_the_birthday
from hearth.directory.tests.test_open_referral import everything_there_is
from hearth.directory.writing import Keeping, write_entry
from hearth.scope.opening import holder_scope
from hearth.ui.days import today

pytestmark = pytest.mark.django_db


def as_sent(entry: Entry, **changed: Any) -> dict[str, Any]:
    return {name: value for name, value in (initial(entry) | changed).items() if value is not None}


def through_the_form(entry: Entry, **changed: Any) -> Entry:
    form = EntryForm(as_sent(entry, **changed), initial=initial(entry))
    assert form.is_valid(), form.errors
    again = entry_of_form(form, entry, "northmoor", "Northmoor", today())
    return again.model_copy(update={"modified_at": entry.modified_at})


def test_an_entry_that_says_everything_comes_back_as_it_was(cast: Any) -> None:
    entry = entry_of(everything_there_is(cast.northmoor)[0])
    assert entry is not None
    assert through_the_form(entry, area="keep") == entry


SEVERAL = an_entry(
    description="Play.",
    referral="anyone",
    criteria=(
        until_the_birthday(6),
        CriterionEntry(kind="age", least_months=120, below_months=144),
        CriterionEntry(kind="age", who="parent", below_months=300),
        CriterionEntry(kind="circumstance", code="current_crisis", excludes=True, words="Not in a crisis."),
        CriterionEntry(kind="other", words="Bring a bottle."),
        CriterionEntry(kind="other", words="No dogs."),
    ),
    schedules=(
        evenings("TU", "TH"),
        ScheduleEntry(freq="MONTHLY", byday="1WE", description="Dads"),
        ScheduleEntry(freq="MONTHLY", bymonthday="15"),
        ScheduleEntry(byday="SA", interval=3),
    ),
    costs=(CostEntry(option="Each", amount=Decimal("2.50"), words="cash"), CostEntry(option="Poor", amount=Decimal(0))),
    phones=(PhoneEntry(number="01632 960123", words="Mornings"), PhoneEntry(number="01632 960124")),
    places=(PlaceEntry(name="Hall", postcode="NX1 1AA"), PlaceEntry(name="Barn"), PlaceEntry(kind="virtual")),
)


def test_what_the_form_cannot_say_stays_as_it_was() -> None:
    again = through_the_form(SEVERAL)
    for part in ("schedules", "costs", "phones", "languages", "areas"):
        assert getattr(again, part) == getattr(SEVERAL, part), part
    assert {each.id for each in again.criteria} == {each.id for each in SEVERAL.criteria}
    assert [each.name for each in again.places] == ["Hall", "Barn", ""]


def test_one_of_several_is_changed_and_one_is_taken_away() -> None:
    changed = through_the_form(
        SEVERAL, days_2=["FR"], how_often_2="-1", phone_1="", phone_words_1="", option_3="Two", amount_3="4"
    )
    assert [(each.freq, each.byday) for each in changed.schedules][1] == ("MONTHLY", "-1FR")
    assert changed.schedules[0] == SEVERAL.schedules[0]
    assert [each.number for each in changed.phones] == ["01632 960124"]
    assert [each.amount for each in changed.costs] == [Decimal("2.50"), 0, 4]


@pytest.mark.parametrize(
    ("answer", "field", "sentence"),
    [
        ({"opens_at_1": "18:00", "closes_at_1": "17:00"}, "closes_at_1", "It must close after it opens"),
        ({"opens_at_5": "18:00"}, "days_5", "Choose the days on which it is open then"),
        ({"phone_words_3": "Nights"}, "phone_3", "Write the number"),
        ({"amount_2": "much"}, "amount_2", "Write an amount in pounds, such as 2.50"),
        ({"description_cy": "Chwarae"}, "name_cy", "Write its name in Welsh too"),
        ({"description_ur": "ہر ہفتے"}, "name_ur", "Write its name in Urdu too"),
        ({"status": ""}, "status", "Say whether it is open"),
        ({"place_name_2": "<b>Barn</b>"}, "place_name_2", "Write this without markup such as <b>"),
    ],
)
def test_each_mistake_stands_beside_its_own_question(answer: dict[str, Any], field: str, sentence: str) -> None:
    form = EntryForm(as_sent(SEVERAL, **answer), initial=initial(SEVERAL))
    assert sentence in form.errors[field]


def test_each_language_of_the_sheet_is_asked_for_and_what_came_in_another_stays() -> None:
    somali = TranslationEntry(language="so", name="Tallaabo")
    base = SEVERAL.model_copy(update={"translations": (somali,)})
    changed = through_the_form(base, name_ur="چھوٹے قدم", description_ur="ہر ہفتے ملاقات")
    told = {each.language: each for each in changed.translations}
    assert (told["ur"].name, told["ur"].description) == ("چھوٹے قدم", "ہر ہفتے ملاقات")
    assert told["so"] == somali
    assert initial(base.model_copy(update={"translations": tuple(told.values())}))["name_ur"] == "چھوٹے قدم"


def test_a_thousand_telephones_are_not_asked_for() -> None:
    form = EntryForm({"phone_999999": "1", "phone_21": "2", "phone_x": "3"})
    assert form.counts["phones"] == 1


def ticked(page: str) -> set[str]:
    return {
        re.sub(r".*value=\"([^\"]*)\".*", r"\1", each) for each in re.findall(r"<input[^>]*checkbox[^>]* checked", page)
    }


@pytest.fixture
def service(cast: Any) -> Service:
    return write_entry(SEVERAL, Keeping(cast.northmoor.pk), agency_id=cast.pru.agency_id)


def test_another_time_is_added_without_a_script_and_nothing_that_was_typed_is_lost(
    cast: Any, service: Service, sign_in: Any
) -> None:
    address, pru = reverse("directory:mine_edit", args=[service.pk]), sign_in(cast.pru)
    everything = {"parenting_programme", "TU", "TH", "WE", "SA", "current_crisis"}
    assert ticked(pru.get(address).content.decode()) == everything
    page = pru.post(address, as_sent(SEVERAL, name="Half", amount_1="lots", add="times")).content.decode()
    assert ticked(page) == everything
    assert 'name="days_5"' in page
    assert 'value="Half"' in page
    assert "There is a problem" not in page  # nobody has asked for it to be judged yet
    again = pru.get(address).content.decode()
    assert "What you typed and have not sent yet is shown here." in again
    assert 'value="Half"' in again
    pru.post(address, {"forget": "yes"})
    assert 'value="Half"' not in pru.get(address).content.decode()


def test_what_is_typed_is_kept_until_it_is_sent_and_for_its_writer_alone(
    cast: Any, service: Service, sign_in: Any
) -> None:
    address, pru = reverse("directory:mine_edit", args=[service.pk]), sign_in(cast.pru)
    draft = reverse("drafts:save", args=[f"entry-{service.pk}"])
    pru.post(draft, {"name": "Half a na", "phone_3": "01632 960125"})
    page = pru.get(address).content.decode()
    assert 'value="Half a na"' in page
    assert 'value="01632 960125"' in page
    assert "Half a na" not in sign_in(cast.kit).get(reverse("directory:edit", args=[service.pk])).content.decode()
    pru = sign_in(cast.pru)
    assert pru.post(address, as_sent(SEVERAL, name="Whole name")).status_code == 302
    with holder_scope(cast.northmoor.pk):
        assert Proposal.objects.get().entry["name"] == "Whole name"
    assert "have not sent yet" not in pru.get(address).content.decode()


def test_a_keeper_writes_a_new_entry_with_several_of_everything(cast: Any, sign_in: Any) -> None:
    address, kit = reverse("directory:new"), sign_in(cast.kit)
    said = as_sent(SEVERAL, organisation="Lamp Trust", organisation_does="It helps.", area="body")
    assert kit.post(address, said).status_code == 302
    entry = entry_of(Service.objects.get().pk)
    assert entry is not None
    assert [len(part) for part in (entry.phones, entry.costs, entry.places)] == [2, 2, 2]
    assert [each.byday for each in entry.schedules] == ["TU,TH", "1WE", "SA"]
    assert entry.organisation.name == "Lamp Trust"
