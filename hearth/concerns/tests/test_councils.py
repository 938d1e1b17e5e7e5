"""Every council that must know is told: by the public's pages, the professional's form and the API alike."""

from typing import Any

import pytest

from hearth.audit.actors import PUBLIC
from hearth.concerns.models import Concern
from hearth.concerns.portal.councils import tell_councils
from hearth.concerns.telling import KeyUsedTwice
from hearth.scope.opening import holder_scope

pytestmark = pytest.mark.usefixtures("postcodes")


def kept_by(council: Any) -> list[Concern]:
    with holder_scope(council.id):
        return list(Concern.objects.all())


def test_only_home_is_told_of_a_child_at_home(cast: Any, telling: Any) -> None:
    told = tell_councils(telling=telling(), by=PUBLIC)
    (home,) = kept_by(cast.northmoor)
    assert (told.receipt.reference, told.also, told.untold) == (home.reference, "", "")
    assert not kept_by(cast.eastvale)
    assert "now" not in home.routing


def test_the_council_where_the_child_is_now_gets_the_same_words(cast: Any, telling: Any) -> None:
    told = tell_councils(telling=telling(now_where="at gran’s, ev1 1aa", routing={"rule": "postcode"}), by=PUBLIC)
    (home,), (other,) = kept_by(cast.northmoor), kept_by(cast.eastvale)
    assert told.also == "Eastvale County Council"
    assert other.reference == f"{home.reference}-2"
    assert other.account == home.account
    assert home.now_postcode == other.now_postcode == "EV1 1AA"
    assert home.routing["now"] == {
        "release": "Invented 2026",
        "body": "eastvale",
        "alternatives": [],
        "told": True,
        "councils": ["eastvale"],
    }
    assert other.routing["rule"] == "the child is here now"
    assert (other.routing["choice"], other.routing["home"]) == ("eastvale", "northmoor")


def test_a_council_that_hearth_cannot_reach_is_named_so_that_somebody_tells_it(cast: Any, telling: Any) -> None:
    told = tell_councils(telling=telling(now_where="FA1 1AA"), by=PUBLIC)
    assert (told.also, told.untold) == ("", "Faraway Council")
    (home,) = kept_by(cast.northmoor)
    assert (home.routing["now"]["body"], home.routing["now"]["told"]) == ("invented-faraway", False)


@pytest.mark.parametrize("words", ["NM1 1AA", "at his dad’s", "ZZ9 9ZZ", "\x00", "é" * 150])
def test_a_place_that_names_no_other_council_tells_only_home(cast: Any, telling: Any, words: str) -> None:
    told = tell_councils(telling=telling(now_where=words.replace("\x00", "")), by=PUBLIC)
    assert (told.also, told.untold) == ("", "")
    assert len(kept_by(cast.northmoor)) == 1


def test_the_same_again_is_the_same_report_even_when_it_was_routed_by_a_newer_file(cast: Any, telling: Any) -> None:
    worry = telling(key="k" * 20, now_where="EV1 1AA", routing={"release": "August 2026"})
    later = telling(key="k" * 20, now_where="EV1 1AA", routing={"release": "November 2026"})
    first, again = tell_councils(telling=worry, by=PUBLIC), tell_councils(telling=later, by=PUBLIC)
    assert again.receipt.reference == first.receipt.reference
    assert again.receipt.was_kept_before
    assert (len(kept_by(cast.northmoor)), len(kept_by(cast.eastvale))) == (1, 1)


def test_other_words_under_the_key_change_neither_council(cast: Any, telling: Any) -> None:
    tell_councils(telling=telling(key="k" * 20, now_where="EV1 1AA"), by=PUBLIC)
    with pytest.raises(KeyUsedTwice):
        tell_councils(telling=telling(key="k" * 20, now_where="EV1 1AA", account="Something else"), by=PUBLIC)
    assert (len(kept_by(cast.northmoor)), len(kept_by(cast.eastvale))) == (1, 1)
