"""The public pages: found without an account, told in plain words, in English and Welsh; the sheet is one page."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from hearth.directory.entry import AreaEntry, CapacityEntry, CostEntry, PhoneEntry, TranslationEntry
from hearth.directory.models import Evidence, Service
from hearth.directory.place import Place
from hearth.directory.presenters.services import mark_of
from hearth.directory.queries.sheet import sheet_for
from hearth.directory.sheet import as_pdf, laid_out, sheet_of
from hearth.directory.tests.entries import an_entry, evenings, until_the_birthday, written
from hearth.practice.library import library
from hearth.ui.days import today

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, *args: Any, **asked: str) -> str:
    return client.get(reverse(f"directory:{name}", args=args), asked).content.decode()


def test_a_council_s_name_leads_to_what_there_is_there(cast: Any, client: Client) -> None:
    written(cast.northmoor, name="Small Steps")
    written(cast.eastvale, name="Elsewhere", areas=(AreaEntry(name="Eastvale", body="eastvale"),))
    answer = client.post(reverse("directory:start"), {"where": "Northmoor"})
    assert answer.status_code == 302
    shown = client.get(answer["Location"]).content.decode()
    assert "Help in Northmoor Council" in shown
    assert "Small Steps" in shown
    assert "Elsewhere" not in shown


@pytest.mark.parametrize("typed", ["", "ZZ99 9ZZ", "nowhere at all"])
def test_a_place_that_is_not_known_is_said_next_to_the_question(typed: str, cast: Any, client: Client) -> None:
    shown = client.post(reverse("directory:start"), {"where": typed}).content.decode()
    assert "govuk-error-message" in shown
    assert f'value="{typed}"' in shown


@pytest.mark.parametrize(
    "text", ["northmoor", "northmoor~E05999901", "northmoor~~54.01~-1.02", "northmoor~E05999901~54.01~-1.02"]
)
def test_a_place_is_read_back_as_it_was_written(text: str) -> None:
    place = Place.read(text)
    assert place is not None
    assert str(place) == text


@pytest.mark.parametrize("text", ["", "<b>", "north moor", "a~b~c", "northmoor~~999~0"])
def test_a_place_that_somebody_altered_is_none(text: str) -> None:
    assert Place.read(text) is None


def test_a_service_in_plain_words(cast: Any, client: Client) -> None:
    service = written(
        cast.northmoor,
        description="Play & talk.",
        eligibility="For parents of small children.",
        application="Ring us.",
        referral="anyone",
        criteria=(until_the_birthday(6, least_months=24),),
        schedules=(evenings("TU", "TH"),),
        costs=(
            CostEntry(option="A family", amount=Decimal("2.50")),
            CostEntry(option="on benefits", amount=Decimal(0)),
        ),
        capacity=CapacityEntry(on=date(2020, 3, 1), waiting_weeks=3),
        phones=(PhoneEntry(number="01632 960123"),),
    )
    shown = page(client, "service", service.pk)
    for words in (
        "Play &amp; talk.",
        "Children: from 2 years old, until the day they turn 6",
        "You can go or ring yourself.",
        "Tuesday and Thursday, 6pm to 8pm",
        "A family, £2.50",
        "On benefits, free",
        "About 3 weeks, on 1 March 2020. That was a while ago. Ask.",
        "Last checked on",
        "tel:01632960123",
    ):
        assert words in shown, words


def test_what_nobody_has_said_is_said_to_be_so(cast: Any, client: Client) -> None:
    shown = page(client, "service", written(cast.northmoor, kinds=(), areas=(), assured_on=None).pk)
    assert shown.count("It does not say. Ask.") == 4
    assert "Nobody has told us how long the wait is." in shown
    assert "Nobody has checked this yet." in shown


def test_a_translation_says_when_the_english_has_changed(cast: Any, client: Client) -> None:
    entry = an_entry(description="Play.")
    welsh = TranslationEntry(language="cy", name="Camau Bach", of=mark_of(entry))
    service = written(cast.northmoor, entry.model_copy(update={"translations": (welsh,)}))
    with override("cy"):
        address = reverse("directory:service", args=[service.pk])
    shown = client.get(address).content.decode()
    assert "Camau Bach" in shown
    assert "wedi newid" not in shown
    written(cast.northmoor, entry.model_copy(update={"translations": (welsh,), "description": "Play and sing."}))
    assert "wedi newid" in client.get(address).content.decode()


def test_a_list_is_kept_and_shared(cast: Any, client: Client) -> None:
    service, gone = written(cast.northmoor, name="Stays"), written(cast.northmoor, name="Goes")
    for each in (service, gone):
        client.post(reverse("directory:keep", args=[each.pk]))
    address = client.post(reverse("directory:my_list"))["Location"]
    Service.objects.filter(pk=gone.pk).update(listed=False)
    shown = Client().get(address).content.decode()
    assert "Stays" in shown
    assert "Goes" not in shown
    assert "Some of the list has closed" in shown


def test_a_list_of_twenty_takes_few_questions(cast: Any, client: Client) -> None:
    for number in range(22):
        written(cast.northmoor, name=f"Service {number:02}")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown = page(client, "results", place="northmoor")
    assert shown.count("hearth-fact") >= 20
    assert 'rel="next"' in shown
    assert len(asked) <= 8


def test_own_results_stand_beside_published_ones_only_where_there_are_any(cast: Any, client: Client) -> None:
    from hearth.practice.library import library

    assert "<h3" not in page(client, "evidence")
    known = library().evidence()
    if not known:
        pytest.skip("the library has no evidence files")
    Evidence.objects.create(
        keeper_id=cast.northmoor.pk, programme=known[0].id, outcome="Fewer worries", effect="no_difference",
        says="12 of 40 had fewer.", families=40, source="Northmoor’s own report", on=today(),
    )  # fmt: skip
    shown = page(client, "evidence")
    assert "12 of 40 had fewer." in shown
    assert "Known of 40 families." in shown


def a_town_full(cast: Any) -> None:
    for number in range(30):
        kinds = ["parenting_programme", "feeding", "domestic_abuse", "money_advice", "child_health"]
        written(
            cast.northmoor,
            name=f"A service with a rather long name, number {number}",
            kinds=(kinds[number % 5],),
            criteria=(until_the_birthday(6),),
            schedules=(evenings("MO", "TU", "WE", "TH", "FR"),),
            costs=(CostEntry(option="A family", amount=Decimal("2.50")),),
            phones=(PhoneEntry(number="01632 960123"),),
        )


@pytest.mark.parametrize("code", ["en", "cy", "ur", "pl"])
def test_the_sheet_is_one_page_of_a5_however_much_there_is(code: str, cast: Any) -> None:
    a_town_full(cast)
    sections = sheet_for(Place("northmoor"))
    assert {each.group for each in sections} == {"baby", "parents", "health", "safe", "home"}
    with override("cy" if code == "cy" else "en-gb"):
        sheet = sheet_of("Northmoor Council", "https://hearth.example/services/sheet?place=n", sections, today(), code)
    document = laid_out(sheet, code)
    assert len(document.pages) == 1
    assert (round(document.pages[0].width * 25.4 / 96), round(document.pages[0].height * 25.4 / 96)) == (148, 210)
    assert as_pdf([(sheet, code), (sheet, code)]).startswith(b"%PDF")


@pytest.mark.parametrize("code", [each.language for each in library().translations()])
def test_the_sheet_in_a_further_language(code: str, cast: Any, client: Client) -> None:
    found = next(each for each in library().translations() if each.language == code)
    written(cast.northmoor, name="For babies", referral="professional", kinds=("pregnancy",))
    shown = page(client, "sheet", place="northmoor", **{"in": code})
    assert f'<div lang="{code}" dir="{found.direction}">' in shown
    for words in (found.groups["baby"], found.sheet.danger, found.not_checked_yet, found.sheet.ask_health_visitor):
        assert escape(words) in shown
    assert "not yet checked by a speaker" in shown
    assert escape(found.sheet.in_english) in shown
    assert "For babies" in shown
    printed = client.get(reverse("directory:sheet_to_print", args=[code]), {"place": "northmoor"})
    assert (printed.status_code, printed.get("Content-Type", "")) in (
        [(200, "application/pdf")] if found.printed else [(302, "text/html; charset=utf-8")]
    )
    made = sheet_of("Northmoor", "https://hearth.example/s", sheet_for(Place("northmoor")), date(2026, 6, 3), code)
    assert "2026" in made.words.from_directory(made.on)
    assert len(laid_out(made, code).pages) == 1


def test_a_service_is_told_in_the_sheets_language_and_its_number_is_never_turned_round(cast: Any) -> None:
    told = TranslationEntry(language="ur", name="چھوٹے قدم", description="ہر ہفتے ملاقات۔ مفت ہے۔")
    written(cast.northmoor, kinds=("pregnancy",), translations=(told,), phones=(PhoneEntry(number="01632 960123"),))
    made = sheet_of("Northmoor", "https://hearth.example/s", sheet_for(Place("northmoor")), today(), "ur")
    ((_, (line,)),) = made.sections
    assert (line.name, line.language, line.does) == ("چھوٹے قدم", "ur", "ہر ہفتے ملاقات۔")
    printed = render_to_string("directory/sheet_printed.html", {"sheet": made, "size": 9, "code": "ur"}, using="jinja2")
    assert '<span class="reach as-is">01632 960123</span>' in printed
    ((_, (english,)),) = sheet_of(
        "N", "https://hearth.example/s", sheet_for(Place("northmoor")), today(), "pl"
    ).sections
    assert (english.name, english.language, english.does) == ("Small Steps", "en", "")


def test_a_language_that_nobody_has_put_into_words_is_read_in_english(cast: Any, client: Client) -> None:
    assert "Help for parents in Northmoor Council" in page(client, "sheet", place="northmoor", **{"in": "tlh"})
    assert client.get(reverse("directory:sheet_to_print", args=["tlh"]), {"place": "northmoor"}).status_code == 302


def test_a_clinic_prints_many_sheets_in_one_file(cast: Any, sign_in: Any) -> None:
    kit, address = sign_in(cast.kit), reverse("directory:sheets")
    assert "Not yet checked by a speaker." in kit.get(address).content.decode()
    typed = {"postcodes": "NX1 1AA\nnot one", "language": "pl"}
    refused = kit.post(address, typed).content.decode()
    assert "not one: " in refused


def test_no_kind_of_help_crowds_out_another_on_the_sheet(cast: Any) -> None:
    for number in range(12):
        written(cast.northmoor, name=f"A {number}", kinds=("drugs_and_alcohol",))
        written(cast.northmoor, name=f"B {number}", kinds=("baby_and_toddler",))
    written(cast.northmoor, name="The health visitors", kinds=("child_health",))
    written(cast.northmoor, name="Waiting for baby", kinds=("pregnancy",))
    told = {each.group: [entry.name for entry in each.entries] for each in sheet_for(Place("northmoor"))}
    assert told["health"][:2] == ["The health visitors", "A 0"]
    assert told["baby"][:2] == ["Waiting for baby", "B 0"]


def test_the_sheet_is_for_babies_and_of_today(cast: Any, client: Client) -> None:
    written(cast.northmoor, name="For teenagers", criteria=(until_the_birthday(18, least_months=132),))
    service = written(cast.northmoor, name="For babies", criteria=(until_the_birthday(2),))
    shown = page(client, "sheet", place="northmoor")
    assert "For babies" in shown
    assert "For teenagers" not in shown
    Service.objects.filter(pk=service.pk).update(listed=False)
    assert "For babies" not in page(client, "sheet", place="northmoor")


def test_a_clinic_prints_several_at_once(cast: Any, sign_in: Any) -> None:
    answer = sign_in(cast.pia).post(reverse("directory:sheets"), {"postcodes": "ZZ99 9ZZ", "language": "en"})
    assert "ZZ99 9ZZ" in answer.content.decode()  # not known, said with its postcode
