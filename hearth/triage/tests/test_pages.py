"""What a duty worker sees and does, page by page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hearth.audit.models import AuditEvent
from hearth.concerns.actions import add_message
from hearth.concerns.models import Concern
from hearth.drafts.actions import keep_draft
from hearth.families.actions import restrict_family
from hearth.families.models import Family
from hearth.scope.opening import holder_scope
from hearth.triage.actions import FamilyChoice, confirm_family, decide
from hearth.triage.models import Decision, Holding
from hearth.triage.tests.conftest import HARM, UNFOUNDED, Tell, advice, held_by, in_days
from hearth.worklist.models import Item
from tests.cast import Cast


def at(name: str, concern: Concern) -> str:
    return reverse(f"triage:{name}", args=[concern.pk])


def typed(family: Family | None = None, **changes: Any) -> dict[str, Any]:
    """The decision form, as somebody fills it in."""
    until = in_days(14)
    answers = {
        "about": str(family.pk) if family else "",
        "level": "early_help",
        "outcome": "advice_to_referrer",
        "signs_early_help": ["early_help_home_slipping"],
        "reasons": "Small worries that keep coming back.",
        "held_by": "me",
        "held_doing": "Ring on Friday.",
        "held_until_day": until.day,
        "held_until_month": until.month,
        "held_until_year": until.year,
        "held_told": "yes",
        "programme": "none",
    }
    return answers | changes


@pytest.fixture
def tess(cast: Cast, sign_in: Any) -> Client:
    client: Client = sign_in(cast.tess)
    return client


@pytest.fixture
def family(cast: Cast, concern: Concern) -> Family:
    with holder_scope(cast.tess.holder_id):
        return confirm_family(concern=concern, choice=FamilyChoice(None, "Fenn"), by=cast.tess)


def test_the_worry_stands_word_for_word_and_opening_it_is_written_down(
    cast: Cast, concern: Concern, tess: Client
) -> None:
    page = tess.get(at("concern", concern)).content.decode()
    assert "  The garden is full of glass.\nThey play there – barefoot." in page
    assert "No. Do not contact them." in page
    with holder_scope(cast.tess.holder_id):
        assert AuditEvent.objects.filter(verb="opened", subject_id=str(concern.pk)).count() == 1


def test_who_may_be_known_is_explained(concern: Concern, fenns: Family, tess: Client) -> None:
    page = tess.get(at("concern", concern)).content.decode()
    assert "The same first name; the same surname; the same birth date" in page
    assert reverse("familyfile:family", args=[fenns.pk]) in page


def test_of_a_restricted_record_the_page_says_only_whom_to_ring(
    cast: Cast, concern: Concern, fenns: Family, tess: Client
) -> None:
    with holder_scope(cast.tess.holder_id):
        restrict_family(family=fenns, restricted=True, by=cast.dev)
    for name in ("concern", "family"):
        page = tess.get(at(name, concern)).content.decode()
        assert "Ring the duty manager" in page
        assert str(fenns.pk) not in page
        assert "the same birth date" not in page


@pytest.mark.parametrize("name", ["concern", "family", "decide"])
@pytest.mark.parametrize(("who", "status"), [("tess", 200), ("dev", 200), ("ravi", 404), ("kemi", 404), ("pia", 404)])
def test_who_may_open_a_worry(cast: Cast, concern: Concern, sign_in: Any, name: str, who: str, status: int) -> None:
    assert sign_in(getattr(cast, who)).get(at(name, concern)).status_code == status


def test_another_councils_worry_is_the_404_of_one_that_never_was(cast: Cast, tell: Tell, tess: Client) -> None:
    theirs = tell(council="eastvale")
    never = reverse("triage:concern", args=["01900000-0000-7000-8000-000000000000"])
    there, nowhere = tess.get(at("concern", theirs)), tess.get(never)
    assert (there.status_code, there.content) == (404, nowhere.content)


def test_taking_it_twice(cast: Cast, concern: Concern, sign_in: Any) -> None:
    sign_in(cast.dev).post(at("take", concern))
    second = sign_in(cast.tess).post(at("take", concern), {"over": "yes"}, follow=True).content.decode()
    assert "Dev Malhotra has already taken this" in second


def test_confirming_a_new_family(cast: Cast, concern: Concern, tess: Client) -> None:
    answers = {"family": "new", "new_name": "Fenn", "child_1": "new"}
    page = tess.post(at("family", concern), answers, follow=True).content.decode()
    assert "This worry is about the family “Fenn”." in page
    assert "This is the first worry on record about this family." in page


def test_confirming_a_known_child(cast: Cast, concern: Concern, fenns: Family, tess: Client) -> None:
    with holder_scope(cast.tess.holder_id):
        maya = fenns.members.get(is_child=True).person_id
    answers = {"family": str(fenns.pk), "child_1": str(maya)}
    assert tess.post(at("family", concern), answers).status_code == 302
    wrong = tess.post(at("family", concern), {"family": "new", "new_name": "Fenn", "child_1": str(maya)})
    assert "Choose that family." in wrong.content.decode()


def test_a_family_of_another_name_is_found_by_it(concern: Concern, fenns: Family, tess: Client) -> None:
    page = tess.get(at("family", concern), {"called": "Nobody"}).content.decode()
    assert "No family is called “Nobody”." in page


def test_deciding(cast: Cast, concern: Concern, family: Family, tess: Client) -> None:
    sent = tess.post(at("decide", concern), typed(family))
    assert sent["Location"] == at("answer", concern)
    page = tess.get(at("concern", concern)).content.decode()
    assert "What was decided" in page
    assert "2. Early help" in page
    assert "Tess Okafor holds the child until" in page
    with holder_scope(cast.tess.holder_id):
        assert Decision.objects.get().reasons == "Small worries that keep coming back."


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reasons": ""}, "Give your reasons"),
        ({"reasons": "x" * 20_000}, "This is 20,000 characters long. Shorten it to 10,000 or fewer."),
        ({"held_by": "nobody"}, "Say who holds the child"),
        ({"held_until_year": "2020"}, "must be in the future"),
        ({"held_until_day": "31", "held_until_month": "2"}, "is not a real date"),
        ({"signs_statutory": ["statutory_left"]}, "is a sign of the level “Statutory” or above"),
        ({"outcome": "early_help_programme"}, "Choose the programme"),
        ({"held_by": "colleague"}, "Choose the colleague"),
        ({"held_told": "no"}, "Say why the family has not been told"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_saved(
    cast: Cast, concern: Concern, family: Family, tess: Client, change: dict[str, Any], sentence: str
) -> None:
    page = tess.post(at("decide", concern), typed(family, **change)).content.decode()
    assert sentence in page
    assert "Ring on Friday." in page
    with holder_scope(cast.tess.holder_id):
        assert not Decision.objects.exists()


def test_decided_meanwhile_says_so_and_keeps_what_was_typed(
    cast: Cast, concern: Concern, family: Family, tess: Client
) -> None:
    with holder_scope(cast.dev.holder_id):
        decide(concern=concern, family=family, choice=HARM, by=cast.dev)
    late = tess.post(at("decide", concern), typed(family))
    assert late.status_code == 409
    assert "Dev Malhotra decided this on" in late.content.decode()
    assert "Small worries that keep coming back." in late.content.decode()


def test_a_family_changed_meanwhile_is_pointed_out_once(concern: Concern, family: Family, tess: Client) -> None:
    stale = typed(None)
    first = tess.post(at("decide", concern), stale)
    assert "The family was changed while you wrote" in first.content.decode()
    assert f'value="{family.pk}"' in first.content.decode()


def test_a_draft_comes_back(cast: Cast, concern: Concern, tess: Client) -> None:
    draft = {"reasons": ["Half a thought"], "level": ["targeted"]}
    keep_draft(owner=f"user:{cast.tess.id}", form=f"decide-{concern.pk}", content=draft)
    page = tess.get(at("decide", concern)).content.decode()
    assert "Half a thought" in page
    assert reverse("drafts:save", args=[f"decide-{concern.pk}"]) in page


def test_a_professional_gets_an_answer_of_their_own(cast: Cast, tell: Tell, tess: Client) -> None:
    concern = tell(route="professional", reporter_name="Pia Marsh", reporter_agency_name="Beck Lane Primary School")
    page = tess.get(at("decide", concern)).content.decode()
    assert "Whoever told us: Pia Marsh, Beck Lane Primary School" in page


def test_writing_back_and_reading_take_it_off_the_list(cast: Cast, concern: Concern, tess: Client) -> None:
    with holder_scope(cast.tess.holder_id):
        add_message(concern=concern, words="It happened again.", written_by="reporter", by=cast.tess)
    assert "It happened again." in tess.get(at("concern", concern)).content.decode()
    tess.post(at("write", concern), {"words": "Thank you. Somebody is coming."})
    with holder_scope(cast.tess.holder_id):
        assert Item.objects.get(kind="read-message").done_at
        assert [each.written_by for each in concern.messages.all()] == ["reporter", "staff"]


def test_a_holding_is_accepted_by_whoever_was_asked(cast: Cast, concern: Concern, family: Family, sign_in: Any) -> None:
    with holder_scope(cast.tess.holder_id):
        decide(concern=concern, family=family, choice=advice(cast.tess, held=held_by(cast.kemi)), by=cast.tess)
        holding = Holding.objects.get()
    page = reverse("triage:holding", args=[holding.pk])
    assert sign_in(cast.other).get(page).status_code == 404
    assert "I accept" in sign_in(cast.kemi).get(page).content.decode()
    accepted = sign_in(cast.kemi).post(reverse("triage:accept_holding", args=[holding.pk]), follow=True)
    assert "Kemi Brand holds the child" in accepted.content.decode()
    ended = {"why": "Their key worker has met them."}
    after = sign_in(cast.tess).post(reverse("triage:end_holding", args=[holding.pk]), ended, follow=True)
    assert "Their key worker has met them." in after.content.decode()


def test_children_who_are_held(cast: Cast, concern: Concern, family: Family, tess: Client) -> None:
    with holder_scope(cast.tess.holder_id):
        decide(concern=concern, family=family, choice=advice(cast.tess), by=cast.tess)
    page = tess.get(reverse("triage:held")).content.decode()
    assert "runs out in 2 weeks" in page
    assert "Fenn" in page


def test_the_third_worry_looks_like_the_third(cast: Cast, tell: Tell, fenns: Family, tess: Client) -> None:
    with holder_scope(cast.tess.holder_id):
        for reporter in ("Ann Lowe", "Ann Lowe"):
            earlier = tell(reporter_name=reporter)
            confirm_family(concern=earlier, choice=FamilyChoice(fenns), by=cast.tess)
            decide(concern=earlier, family=fenns, choice=UNFOUNDED, by=cast.tess)
        third = tell(reporter_name="Bob Marsh")
        confirm_family(concern=third, choice=FamilyChoice(fenns), by=cast.tess)
    page = tess.get(at("concern", third)).content.decode()
    assert "This is the third worry, from two separate people." in page


def test_the_page_of_a_worry_asks_few_questions(
    cast: Cast, concern: Concern, family: Family, tess: Client, django_assert_max_num_queries: Any
) -> None:
    tess.get(reverse("triage:concern", args=[concern.pk]))  # the first opening also notes that it was one
    with django_assert_max_num_queries(32) as asked:
        tess.get(at("concern", concern))
    of_records = [each["sql"] for each in asked.captured_queries if each["sql"].startswith('SELECT "')]
    assert len(of_records) <= 22
