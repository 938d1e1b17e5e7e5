"""A mother’s own page: chosen by her worker, with a question she asked and one thing that changed because she said so.

In life the link and the code are random, told once and kept as hashes. Here they are the same each time, so that
whoever tries the demonstration can come in as she would.
"""

from datetime import timedelta

from hearth.access.viewer import Viewer
from hearth.casework.models import Episode
from hearth.casework.queries.episodes import episodes_for
from hearth.demo.world import World, holder
from hearth.ownview.actions.coming_in import who_is_at
from hearth.ownview.actions.doors import Advocate, give
from hearth.ownview.actions.showing import begin_view, mark
from hearth.ownview.actions.writing import answer_note, write_note
from hearth.ownview.codes import Secrets
from hearth.ownview.queries.pieces import everything_for
from hearth.ownview.queries.views import who_may_have_one
from hearth.scope.opening import holder_scope
from hearth.ui import days

HERS = Secrets(link="V4HT7KQXCM9PRD", code="K7M3-Q2XW")
ADVOCATES = Secrets(link="C8RWN3TJ6YHQVF", code="H4CQ-9TRP")
STANDS = (
    "Noor sleeps at home since the start of the month, and you have kept to what we agreed for thirty weeks. We still "
    "worry about the heating. If it holds until the review, we come less often; if it does not, we look again together."
)


def own_pages(world: World) -> None:
    """For Leila Haddon, whose daughter is coming home step by step (see `long_work`)."""
    kemi = world.people["Kemi Brand"]
    with holder_scope(holder(kemi)):
        for episode in episodes_for(kemi).filter(closed=None, programme="going_home"):
            _open(episode, kemi)


def _open(episode: Episode, worker: Viewer) -> None:
    person = next((each.person for each in who_may_have_one(episode) if not each.is_child), None)  # type: ignore[attr-defined]
    if person is None:
        return
    view = begin_view(episode=episode, person=person, by=worker)
    mark(view=view, what=list(everything_for(view).rows), words=STANDS, by=worker)
    door = give(view=view, secrets=HERS, by=worker)
    today = days.today()
    advocate = Advocate("Joan Abara, Northmoor Advocacy", today, today + timedelta(days=60))
    give(view=view, secrets=ADVOCATES, advocate=advocate, by=worker)
    asked = "Could you come after four? Noor is tired after school and it all goes wrong when she is hurried."
    note = write_note(door=door, kind="feedback", words=asked, by=who_is_at(door))
    answer_note(note=note, outcome="done", answer="Visits are at half past four from next week.", by=worker)
    write_note(door=door, kind="question", words="Who goes to the review? Can my sister?", by=who_is_at(door))
