"""A mother's own page: chosen by her worker, with a question she asked and one thing that changed because she said so.

In life the link and the code are random, told once and kept as hashes. Here they are the same each time, so that
whoever tries the demonstration can come in as she would.
"""

from datetime import timedelta

from hearth.access.viewer import Viewer
from hearth.casework.models import Episode
from hearth.casework.queries.episodes import episodes_for
from hearth.demo.world import World, holder
from hearth.families.models import Sharing
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
    "The mornings are calmer, and the children are in school by nine on most days. We still worry about the evenings "
    "when nobody has slept. If it goes on like this until the review, we come less often."
)


def own_pages(world: World) -> None:
    """For a family of Kemi's with whom something was shared, or else the newest."""
    kemi = world.people["Kemi Brand"]
    with holder_scope(holder(kemi)):
        wanted = {"closed": None, "family__restricted": False, "programme": "intensive_family_support"}
        open_now = episodes_for(kemi).filter(**wanted)
        shared = Sharing.objects.filter(holder_id=kemi.holder_id, told=True, refused=False).values("family_id")
        episode = open_now.filter(family__in=shared).first() or open_now.order_by("-opened", "-id").first()
        if episode is not None:
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
    asked = "Could you come after four? The little one sleeps until then and it all goes wrong when she is woken."
    note = write_note(door=door, kind="feedback", words=asked, by=who_is_at(door))
    answer_note(note=note, outcome="done", answer="Visits are at half past four from next week.", by=worker)
    write_note(door=door, kind="question", words="Who goes to the review? Can my sister?", by=who_is_at(door))
