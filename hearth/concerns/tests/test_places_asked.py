"""Every place somebody may name gets a sentence they understand, and a way on."""

from typing import Any

import pytest
from django.db import connections

from hearth.concerns.models import Concern
from hearth.concerns.presenters.routing import how_routed
from hearth.concerns.tests.walking import answer, page, walk, words
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("more_places")
INVENTED = """
    INSERT INTO places_postcode (postcode, body_id, large_user, terminated, quality, district) VALUES
    ('NM11AB', 901, false, 199405, 8, NULL), ('NM11AD', 901, true, NULL, 1, NULL),
    ('NM11AE', 901, false, NULL, 6, NULL), ('NM11AF', 901, false, NULL, 9, NULL),
    ('NM11AG', NULL, false, NULL, 9, 99999999), ('NM11AH', NULL, false, NULL, 1, 6999999),
    ('NM11AJ', 901, false, NULL, 1, 6999901), ('IM99ZZ', NULL, false, NULL, 9, 599999999),
    ('BT99ZZ', NULL, false, NULL, 1, NULL);
    INSERT INTO places_splitrelease (name, loaded_at, files, addresses, postcodes) VALUES ('June 2026', now(), 1, 9, 1);
    INSERT INTO places_splitpostcode (postcode, districts, bodies) VALUES ('NM11AJ', '{6999901,7999903}', '{901,902}');
"""


@pytest.fixture
def more_places(postcodes: None, django_db_blocker: Any) -> Any:
    with django_db_blocker.unblock():
        with connections["owner"].cursor() as cursor:
            cursor.execute(INVENTED)
        yield
        with connections["owner"].cursor() as cursor:
            cursor.execute("DELETE FROM places_splitpostcode; DELETE FROM places_splitrelease")


def where(client: Any, postcode: str = "", **said: str) -> str:
    """What is shown to somebody who says where the child lives."""
    answer(client, "danger")
    said = said or {"how": "postcode", "postcode": postcode}
    return words(client.post(page("where"), said, follow=True))


@pytest.mark.parametrize(
    ("postcode", "sentence"),
    [
        ("JE2 3AB", "in Jersey, which has its own children’s services"),
        ("GY1 1AA", "Guernsey, Alderney or Sark"),
        ("IM9 9ZZ", "the Isle of Man, which has its own"),
        ("JE2 3AB", "ring 999: it works there too"),
        ("BF1 2AT", "an address of the armed forces"),
        ("NM1 1AG", "names no council for this one. Search by place or council name"),
        ("NM1 1AH", "No responsible body is known for its area (E06999999)"),
        ("ZZ9 9ZZ", "not in our list (Invented 2026)"),
    ],
)
def test_a_postcode_that_leads_nowhere_says_what_to_do(client: Any, cast: Any, postcode: str, sentence: str) -> None:
    shown = where(client, postcode)
    assert sentence in shown
    assert "postcode-error" in shown


@pytest.mark.parametrize(
    ("postcode", "sentence"),
    [
        ("NM1 1AB", "This postcode ended in May 1994. It still leads to a council, but check the address."),
        ("NM1 1AD", "belongs to an organisation or a PO box. Check that the child lives there."),
        ("NM1 1AE", "belongs to an organisation or a PO box"),
        ("NM1 1AF", "belongs to an organisation or a PO box"),
    ],
)
def test_a_doubtful_postcode_is_routed_and_asked_about(client: Any, cast: Any, postcode: str, sentence: str) -> None:
    shown = where(client, postcode)
    assert sentence in shown
    assert "We will tell Northmoor Council" in shown
    assert "Not right? Change the place" in shown


@pytest.mark.parametrize("postcode", ["BT9 9ZZ", "BT1 1AA"])
def test_northern_ireland_without_a_known_group_offers_the_five_trusts(client: Any, cast: Any, postcode: str) -> None:
    shown = where(client, postcode)
    assert "does not say which of the five it is" in shown
    assert shown.count("Health and Social Care Trust</label>") == 5


def test_a_split_postcode_asks_which_council_and_says_why(client: Any, cast: Any) -> None:
    shown = where(client, "NM1 1AJ")
    assert "Some homes with this postcode are in the area of Eastvale County Council, others in the area of" in shown
    assert 'type="radio"' in shown
    walk(client, where={"postcode": "NM1 1AJ"}, upto="now")
    assert client.post(page("council"), {"council": "eastvale"}).url == page("now")
    for step in ("now", "child-1", "seen", "you", "reach"):
        answer(client, step)
    client.post(page("check"))
    with holder_scope(cast.eastvale.id):
        concern = Concern.objects.get()
        assert concern.routing == {
            "release": "Invented 2026",
            "rule": "postcode",
            "alternatives": ["eastvale", "northmoor"],
            "choice": "eastvale",
            "why": "split",
            "splits": "June 2026",
        }
        assert how_routed(concern) == (
            "By the postcode, postcodes of Invented 2026 and addresses of June 2026.\n"
            "Asked to choose between Eastvale County Council or Northmoor Council, because some homes with the postcode"
            " are in one council’s area and some in another’s: chose Eastvale County Council."
        )


def test_a_district_leads_to_its_county_and_says_so(client: Any, cast: Any) -> None:
    shown = where(client, how="council", council="Sevenoaks")
    assert "Kent County Council" in shown
    assert "does not take reports through this site" in shown


def test_a_misspelled_name_is_asked_about_and_never_chosen(client: Any, cast: Any) -> None:
    shown = where(client, how="council", council="Northmor")
    assert "We know no council called “Northmor”. Did you mean one of these?" in shown
    assert "Northmoor Council</label>" in shown


def test_a_town_is_not_known_and_that_is_said(client: Any, cast: Any) -> None:
    shown = where(client, how="council", council="Xyzzyton")
    assert "not towns and villages" in shown
    assert "?nation=scotland" in shown
    only = words(client.get(f"{page('council')}?nation=scotland"))
    assert "Fife Council" in only
    assert "Leeds City Council" not in only
    assert client.post(f"{page('council')}?nation=scotland", {"council": "northmoor"}).url == page("now")


def test_what_is_typed_stays_words(client: Any, cast: Any) -> None:
    for typed in ("<script>alert(1)</script>", "\u202e" * 50, "%(name)s", "{{ 7 }}"):
        shown = client.post(page("where"), {"how": "council", "council": typed}, follow=True)
        assert shown.status_code == 200
        assert "<script>alert" not in words(shown)
