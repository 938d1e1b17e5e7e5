"""The demonstration has one child followed from before 20 weeks until school."""

from types import SimpleNamespace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from hearth.casework.models import Episode
from hearth.casework.queries.endings import ending_of, with_facts
from hearth.concerns.queries import destination_of_id
from hearth.demo.clock import live
from hearth.demo.five_years import five_years
from hearth.demo.tests.test_whole_lives import OnePlace
from hearth.scope.opening import holder_scope
from hearth.tracks.queries.lives import followed
from hearth.tracks.queries.parents import children_in, estimates
from hearth.tracks.rules.early import along
from hearth.ui import days


def test_a_child_is_followed_from_before_birth_until_school(cast: Any, sign_in: Any) -> None:
    council: Any = SimpleNamespace(to=destination_of_id("northmoor"), decides=cast.tess, phrase="Northmoor")
    world = OnePlace({"Kemi Brand": cast.kemi}, council, council)
    live([five_years(world, days.today())], timezone.now(), after_each=lambda: None, tell=lambda share: None)
    with holder_scope(cast.kemi.holder_id):
        (episode,) = with_facts(Episode.objects.select_related("programme_version"))
        ending = ending_of(episode)
        assert ending
        assert ending.id == "completed"
        (one,) = followed(cast.kemi, days.today())
        (edie,) = children_in([one])
        assert edie.pregnancy is not None
        assert along(estimates(edie.pregnancy), episode.referred).early
        assert edie.now == "with_parents"
        assert [each.finding for each in edie.readiness] == ["not_due", "ready"]
        assert len(edie.lines) == 3
        assert episode.reviews.exclude(held_on=None).count() > 15
        assert episode.goals.get().ratings.order_by("-on", "-id")[0].value == 9
    history = sign_in(cast.kemi).get(reverse("tracks:history", args=[episode.pk])).content.decode()
    assert "Special guardianship from" in history
    assert "Withdrawn, and counted nowhere" in history
    assert "from Mr Adeyemi, reception teacher" in history
