"""Once the child has died, no note about the worry goes out any more."""

from typing import Any

from hearth.families.actions import record_death
from hearth.families.models import Family
from hearth.post.actions import post
from hearth.post.kinds import ACKNOWLEDGEMENT, DECIDED
from hearth.post.models import Message
from hearth.scope.opening import holder_scope
from hearth.triage.models import Match
from hearth.ui import days
from tests.cast import Cast


def test_notes_that_wait_are_not_sent(cast: Cast, tell: Any, fenns: Family) -> None:
    about, other = tell(), tell()
    with holder_scope(cast.tess.holder_id):
        maya = fenns.members.get(is_child=True).person
        Match.objects.create(
            reported_child=about.children.get(),
            person=maya,
            evidence="Same name",
            confirmed_by="Tess",
            confirmed_at=about.received_at,
        )
        for concern in (about, other):
            for kind in (ACKNOWLEDGEMENT, DECIDED):
                post(to="someone@example.org", subject="S", body="B", about=concern, kind=kind)
        record_death(person=maya, died=days.today(), version=maya.version, by=cast.tess)
        stopped = Message.objects.filter(state="dealt_with")
        assert [(each.kind, each.about_id) for each in stopped] == [(ACKNOWLEDGEMENT, about.pk)]
        assert stopped.get().how_dealt_with == "The child has died: nothing is sent."
