"""The keeper's feeds: another directory is named, read, reported on, and its terms are noted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from hearth.access.pages import StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.directory.actions.feeds import add_feed, ask_to_read
from hearth.directory.feeds.importing import note_licence
from hearth.directory.forms.feeds import FeedForm
from hearth.directory.forms.keeping import LicenceForm
from hearth.directory.policies import may_keep_directory
from hearth.directory.queries.quality import left_out_of, reasons_of
from hearth.directory.queries.upkeep import feeds_of
from hearth.ui.forms import sent


@staff_page(may=may_keep_directory)
def new_feed(request: StaffRequest) -> HttpResponse:
    form = FeedForm(sent(request))
    if form.is_bound and form.is_valid():
        row = add_feed(name=form.cleaned_data["name"], url=form.cleaned_data["url"], by=request.viewer)
        messages.success(request, "Added. Read it, see what it holds, and note its terms; then it is shown.")
        return redirect("directory:feed", row.pk)
    context = {"form": form, "title": "Another directory", "button_text": "Add it"}
    return staff(request, "directory/edit.html", context)


@staff_page(may=may_keep_directory)
def feed(request: StaffRequest, feed_id: UUID) -> HttpResponse:
    """What became of a feed, why records are not shown, what was left out, and its terms."""
    row = found(feeds_of(request.viewer), pk=feed_id)
    if "read" in request.POST and row.url:
        ask_to_read(feed=row, by=request.viewer)
        messages.success(request, "It is being read. Look at this page again in a minute or two.")
        return redirect("directory:feed", row.pk)
    form = LicenceForm(sent(request), initial={"licence": row.licence})
    if form.is_bound and form.is_valid():
        note_licence(feed=row, licence=form.cleaned_data["licence"], by=request.viewer)
        messages.success(request, "Noted. What is complete is shown now.")
        return redirect("directory:feed", row.pk)
    context = {
        "feed": row,
        "fetches": row.fetches.order_by("-begun_at")[:10],
        "reasons": reasons_of(row),
        "left_out": left_out_of(row),
        "form": form,
    }
    return staff(request, "directory/feed.html", context)
