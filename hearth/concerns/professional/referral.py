"""A referral that is being written: each section as it was typed, right or wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from uuid_utils.compat import uuid7

from hearth.concerns.forms.professional import FORMS, Child, Section
from hearth.concerns.professional.place import nation_in
from hearth.concerns.professional.referrer import Referrer
from hearth.concerns.professional.rules import child_number
from hearth.concerns.queries import reports_by, reports_from, thresholds_of
from hearth.concerns.rules import MOST_CHILDREN
from hearth.concerns.way_back import new_key
from hearth.drafts.actions import change_draft, forget_draft, hand_over_draft, keep_draft
from hearth.drafts.models import Draft
from hearth.drafts.queries import draft_of, drafts_of
from hearth.drafts.typed import Typed, as_posted, show_again
from hearth.files.actions import forget_waiting
from hearth.places.queries import bodies_on
from hearth.ui.days import today

BEGINNING, ABOUT_ME = "refer-", "about-me"
NEW, BEGUN, WRONG, DONE = "new", "begun", "wrong", "done"


@dataclass(frozen=True)
class Referral:
    id: UUID
    referrer: Referrer
    content: dict[str, Any] = field(default_factory=dict)
    changed_at: datetime = field(default_factory=timezone.now)

    @property
    def key(self) -> str:
        return str(self.content["key"])

    @property
    def answers(self) -> dict[str, Typed]:
        answers: dict[str, Typed] = self.content.get("answers", {})
        return answers

    @property
    def receipt(self) -> dict[str, Any] | None:
        return self.content.get("receipt")

    @property
    def children(self) -> list[str]:
        """The steps of the children written of, in order."""
        return sorted((step for step in self.answers if child_number(step)), key=child_number)

    @property
    def next_child(self) -> str:
        return f"child-{min(len(self.children) + 1, MOST_CHILDREN)}"

    @property
    def form_name(self) -> str:
        """By which its draft is kept, and the files that wait with it."""
        return _name(self.id)

    def first(self, step: str, name: str) -> str:
        """One answer as typed."""
        return (self.answers.get(step, {}).get(name) or [""])[0]

    def form(self, step: str) -> Section:
        """As typed before, without a complaint."""
        form = _form(self, step)
        show_again(form, self.answers.get(step, {}))
        return form

    def checked(self, step: str, typed: Typed | None = None) -> Section:
        """As kept, or as it has just been typed: judged as it stands today."""
        form = _form(self, step, as_posted(self.answers.get(step, {}) if typed is None else typed))
        form.full_clean()
        return form

    def state(self, step: str) -> str:
        typed = self.answers.get(step, {})
        if not any(value.strip() for values in typed.values() for value in values):
            return NEW
        form = self.checked(step)
        return DONE if form.is_valid() else BEGUN if form.lacks_only else WRONG


def _form(referral: Referral, step: str, *args: Any) -> Section:
    if child_number(step):
        return Child(*args)
    return FORMS[step](*args, **_needs(referral, step))


def _needs(referral: Referral, step: str) -> dict[str, Any]:
    if step == "where":
        return {"councils": list(bodies_on(today()).values_list("id", "name"))}
    if step == "level":
        return {"document": thresholds_of(nation_in(referral.checked("where").cleaned_data))}
    return {"known": referral.referrer.viewer is not None} if step == "you" else {}


def begin(referrer: Referrer) -> UUID:
    """A new one, with what its writer said of themselves last time."""
    about_me = draft_of(referrer.owner, ABOUT_ME)
    known = {"reporter_agency_name": [referrer.agency_name]} if referrer.agency_name else {}
    id = uuid7()
    content = {"key": new_key(), "answers": {"you": known | about_me} if known | about_me else {}}
    keep_draft(owner=referrer.owner, form=_name(id), content=content)
    return id


def find(referrer: Referrer, id: UUID) -> Referral | None:
    """One's own, still being written; or, for a day, the copy of what was sent, unless it is kept from them since."""
    for owner in (referrer.owner, _copies(referrer)):
        if draft := drafts_of(owner, _name(id)).first():
            referral = _read(referrer, draft)
            return None if _kept_from(referral) else referral
    return None


def _kept_from(referral: Referral) -> bool:
    """It was sent, and is not among their own any more: see `concerns.keeping_from`."""
    if referral.receipt is None:
        return False
    referrer = referral.referrer
    own = reports_by(referrer.viewer) if referrer.viewer else reports_from(referrer.email)
    return referral.receipt["reference"] not in {each.reference for each in own}


def being_written(referrer: Referrer) -> Sequence[Referral]:
    return [_read(referrer, draft) for draft in drafts_of(referrer.owner, BEGINNING)]


def write(referral: Referral, step: str, typed: Typed) -> bool:
    """Keep what is typed in one section. False where it has been sent or thrown away in the meantime."""

    def change(answers: dict[str, Typed]) -> None:
        answers[step] = typed

    return _change(referral, change)


def remove_child(referral: Referral, step: str) -> bool:
    """Take one child out; those after it move up."""

    def change(answers: dict[str, Typed]) -> None:
        steps = sorted((name for name in answers if child_number(name)), key=child_number)
        kept = [answers[name] for name in steps if name != step]
        for name in steps:
            del answers[name]
        answers.update({f"child-{number}": typed for number, typed in enumerate(kept, start=1)})

    return _change(referral, change)


def discard(referral: Referral) -> None:
    forget_waiting(owner=referral.referrer.owner, form=referral.form_name)
    forget_draft(owner=referral.referrer.owner, form=_name(referral.id))


def was_sent(referral: Referral, receipt: dict[str, Any]) -> None:
    """It becomes a copy for its writer's own file, and what they said of themselves is kept for the next."""
    owner, name = referral.referrer.owner, _name(referral.id)

    def change(content: dict[str, Any]) -> None:
        content["receipt"] = receipt

    change_draft(owner=owner, form=name, change=change)
    hand_over_draft(owner=owner, form=name, to=_copies(referral.referrer))
    keep_draft(owner=owner, form=ABOUT_ME, content=referral.answers.get("you", {}))


def _change(referral: Referral, change: Callable[[dict[str, Typed]], None]) -> bool:
    return change_draft(
        owner=referral.referrer.owner,
        form=_name(referral.id),
        change=lambda content: change(content.setdefault("answers", {})),
    )


def _read(referrer: Referrer, draft: Draft) -> Referral:
    return Referral(UUID(draft.form.removeprefix(BEGINNING)), referrer, draft.content, draft.updated_at)


def _name(id: UUID) -> str:
    return f"{BEGINNING}{id}"


def _copies(referrer: Referrer) -> str:
    return f"copy:{referrer.owner}"
