"""The demonstration's photo: drawn, checked like anybody's, and kept with its worry."""

from datetime import date
from random import Random
from types import SimpleNamespace
from typing import Any

from hearth.concerns.models import Concern
from hearth.concerns.queries import destination_of_id
from hearth.demo.names import invent
from hearth.demo.telling_worries import neighbours_worry_with_a_photo
from hearth.files import store
from hearth.files.queries import attachments_of
from hearth.scope.opening import holder_scope
from tests.cast import Cast


def test_a_neighbours_photo_comes_with_the_worry(cast: Cast) -> None:
    world: Any = SimpleNamespace(rng=Random(7))
    council: Any = SimpleNamespace(to=destination_of_id("northmoor"))
    family = invent(1, world.rng, date(2026, 11, 2), "NM1 1AA", "Beck Side")
    concern_id = neighbours_worry_with_a_photo(world, council, family, date(2026, 11, 2))
    with holder_scope(cast.northmoor.pk):
        photo = attachments_of(Concern.objects.get(pk=concern_id)).get()
    assert (photo.name, photo.media_type) == ("window.jpg", "image/jpeg")
    assert 20_000 < len(store.get(photo.file_id)) < 400_000
