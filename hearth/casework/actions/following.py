"""What a review decided stays on the work list until it is done: also where what was begun came to nothing."""

from django.utils import timezone

from hearth.casework.actions.asking import FOLLOWS, ask_to_follow
from hearth.casework.models import Episode, Review
from hearth.casework.reviewing.following import latest_held, what_follows
from hearth.casework.reviewing.rules import WORKING_DAYS_TO_FOLLOW
from hearth.places.working_days import add_working_days
from hearth.referrals.queries import nation_of
from hearth.ui import days
from hearth.worklist.actions import done
from hearth.worklist.queries import waits


def ask_for_what_follows(episode: Episode) -> None:
    """Part of the action after which it is to be done, or again to be done. What waits already keeps its day."""
    latest = latest_held(episode)
    following = what_follows(episode, latest)
    for review in Review.objects.filter(holder_id=episode.holder_id, episode=episode, held_on__isnull=False):
        if review != latest or following is None:
            done(kind=FOLLOWS, source=review)
    if latest and following and not waits(kind=FOLLOWS, source=latest):
        soon = add_working_days(timezone.now(), WORKING_DAYS_TO_FOLLOW, nation_of(episode.family.body_id))
        ask_to_follow(latest, following.page, days.local(soon).date())
