"""The entry's form on a page: as the entry stands, as somebody typed it and has not sent it, or as it was sent."""

from collections.abc import Mapping
from typing import Any

from hearth.access.pages import StaffRequest
from hearth.directory.forms.entry import EntryForm
from hearth.drafts.actions import keep_draft
from hearth.drafts.queries import draft_of
from hearth.drafts.typed import show_again, typed_in
from hearth.drafts.typing import Typing
from hearth.ui.forms import sent


def entry_form(
    request: StaffRequest, typing: Typing, shown: Mapping[str, Any], kind: type[EntryForm] = EntryForm
) -> EntryForm:
    """Bound only where it was sent to be judged. “Add another” keeps what was typed and shows it with one more."""
    posted = sent(request)
    if posted is not None and "add" not in posted:
        return kind(posted, initial=dict(shown))
    if posted is not None:
        keep_draft(owner=typing.owner, form=typing.form, content=typed_in(posted))
    typed = typed_in(posted) if posted is not None else draft_of(typing.owner, typing.form)
    form = kind(initial=dict(shown), names=typed)
    show_again(form, typed)
    return form


def was_typed(request: StaffRequest, typing: Typing) -> bool:
    """Whether the page shows what somebody typed earlier and did not send."""
    return request.method == "GET" and bool(draft_of(typing.owner, typing.form))
