"""The demonstration's workers are trained in something, and refreshers are due."""

from types import SimpleNamespace
from typing import Any

from django.urls import reverse

from hearth.casework.tests.conftest import colleague_of
from hearth.demo.training import train
from tests.cast import Cast


def test_each_supervisor_reads_who_is_trained_and_what_is_due(cast: Cast, sign_in: Any) -> None:
    people = {each.name: each for each in (cast.kemi, cast.sol, cast.hana, cast.hugo)}
    world: Any = SimpleNamespace(people=people | {"Milo Tarrant": colleague_of(cast.hana, "Milo Tarrant")})
    train(world)
    sol = sign_in(cast.sol).get(reverse("training:register")).content.decode()
    due = sol.partition("Refreshers due")[2].partition("Everybody’s training")[0]
    assert "Kemi Brand: Graded Care Profile 2" in due
    assert "Listening to children" not in due
    assert "Certificate 2217" in sol
    assert "Hana Quist" not in sol
    hugo = sign_in(cast.hugo).get(reverse("training:register")).content.decode()
    due = hugo.partition("Refreshers due")[2].partition("Everybody’s training")[0]
    assert "Hana Quist: Domestic abuse: safe questions" in due
    assert "Milo Tarrant" not in due  # he has been on the refresher
    assert "First training" in hugo
