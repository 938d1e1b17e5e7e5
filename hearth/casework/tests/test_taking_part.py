from typing import Any

import pytest
from django.urls import reverse

from hearth.casework.actions import take_part
from hearth.casework.queries.episode import people_in
from hearth.casework.rules import NotPossible
from hearth.casework.tests.conftest import MOTHER, ago, day
from hearth.families.actions import add_person, begin_family
from hearth.families.telling import PersonAsTold

BABY = PersonAsTold("child", True, "Ada", "Petrova", born=ago(weeks=2))


def test_a_child_born_meanwhile_takes_part_and_is_asked_about(
    episode: Any, family: Any, hana_at_work: Any, cast: Any, sign_in: Any
) -> None:
    baby = add_person(family=family, told=BABY, by=hana_at_work)
    address = reverse("casework:people", args=[episode.pk])
    assert "Ada Petrova" in sign_in(cast.hana).get(address).content.decode()
    assert sign_in(cast.hana).post(address, {"person": str(baby.pk)} | day("on", ago(days=1))).status_code == 302
    assert baby in [each.person for each in people_in(episode)]
    assert "Everybody in the family takes part" in sign_in(cast.hana).get(address).content.decode()
    asked = sign_in(cast.hana).get(reverse("casework:observations", args=[episode.pk, "referral"])).content.decode()
    assert "Ada Petrova" in asked


def test_nobody_takes_part_twice_or_without_being_of_the_family(episode: Any, family: Any, hana_at_work: Any) -> None:
    with pytest.raises(NotPossible, match="takes part already"):
        take_part(episode=episode, person=episode.participants.first().person, on=ago(days=1), by=hana_at_work)
    others = begin_family(name="Other", body_id="", people=(MOTHER,), by=hana_at_work)
    with pytest.raises(NotPossible, match="not known as one of this family"):
        take_part(episode=episode, person=others.members.get().person, on=ago(days=1), by=hana_at_work)
