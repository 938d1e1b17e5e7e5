"""A link and a code: given, renewed, and taken back at once."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from hearth.audit.actors import Actor
from hearth.ownview.actions.locking import family_now, view_now
from hearth.ownview.actions.names import called
from hearth.ownview.codes import Secrets, hash_of_code, hash_of_link, new_code
from hearth.ownview.models import Door, OwnView
from hearth.ownview.queries.views import standing_of
from hearth.ownview.rules import NotPossible
from hearth.ownview.rules.doors import CODE_LASTS, check_advocate, why_closed
from hearth.scope.actions import action, record


@dataclass(frozen=True)
class Advocate:
    """Whom the person named, on which day, until when."""

    name: str
    named_on: date
    until: date


@action
def give(*, view: OwnView, secrets: Secrets, advocate: Advocate | None = None, by: Actor) -> Door:
    """A new link and code. An earlier pair of the same person is closed with it."""
    family_now(view.family, by)
    view = view_now(view)
    if closed := why_closed(standing_of(view)):
        raise NotPossible(f"Nobody can be let in. {closed}")
    if advocate:
        check_advocate(advocate.name, advocate.named_on, advocate.until, timezone.localdate())
    now, link = timezone.now(), hash_of_link(secrets.link)
    name = advocate.name.strip() if advocate else ""
    Door.objects.filter(view=view, advocate=name, closed_at=None).update(closed_at=now, closed_by_name=called(by))
    door = Door.objects.create(
        view=view,
        advocate=name,
        named_on=advocate.named_on if advocate else None,
        until=advocate.until if advocate else None,
        link_hash=link,
        code_hash=hash_of_code(secrets.code, link),
        code_until=now + CODE_LASTS,
        given_by_name=called(by),
        given_at=now,
    )
    record(by=by, verb="gave", subject=door, fields=["code", "until"])
    return door


@action
def renew_code(*, door: Door, by: Actor) -> str:
    """A new code for the link they have. Whoever came in with the old one is out. Returns the code, this once."""
    family_now(door.view.family, by)
    door.view = view_now(door.view)
    door.refresh_from_db(fields=["closed_at"])
    if door.closed_at:
        raise NotPossible("This way in was closed. Give a new link and code.")
    if closed := why_closed(standing_of(door.view)):
        raise NotPossible(f"Nobody can be let in. {closed}")
    code = new_code()
    door.code_hash = hash_of_code(code, door.link_hash)
    door.code_until = timezone.now() + CODE_LASTS
    door.save(update_fields=["code_hash", "code_until"])
    record(by=by, verb="renewed", subject=door, fields=["code"])
    return code


@action
def close_door(*, door: Door, by: Actor) -> Door:
    """Nobody comes in by it from now on, and whoever is in is out."""
    if door.closed_at is None:
        door.closed_at, door.closed_by_name = timezone.now(), called(by)
        door.save(update_fields=["closed_at", "closed_by_name"])
    record(by=by, verb="closed", subject=door, fields=["closed_at"])
    return door
