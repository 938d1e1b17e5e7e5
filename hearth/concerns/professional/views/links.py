"""A link to a work address: asked for, and opened with a press of a button, which no mail scanner presses."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.concerns.professional.addresses import tidy_address, workplace_of
from hearth.concerns.professional.links import AskedTooOften, ask_for_link, open_link, usable
from hearth.concerns.professional.referrer import begin_visit, referrer_of
from hearth.ui.fields import EmailOrNothing
from hearth.ui.forms import QuestionForm, sent

NOT_AT_WORK = _(
    "We cannot tell from this address where you work. Use an address of the NHS, the police, a school or a council; "
    "or sign in; or tell us as anybody can, without an account."
)
TOO_OFTEN = _("Too many links have been asked for from where you are. Sign in, or try again in an hour.")
GONE = _("This link has been used, or is more than 24 hours old. Ask for another.")


class AskForLink(QuestionForm):
    address = EmailOrNothing(
        _("Your email address at work"), required=True, missing=_("Enter your email address at work")
    )

    def clean_address(self) -> str:
        address = tidy_address(self.cleaned_data["address"])
        if workplace_of(address) is None:
            self.add_error("address", str(NOT_AT_WORK))
        return address


@public_page
def ask(request: HttpRequest) -> HttpResponse:
    """The answer is the same for every address, whether or not somebody has an account with it."""
    form = AskForLink(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            ask_for_link(request, form.cleaned_data["address"])
        except AskedTooOften:
            form.add_error(None, str(TOO_OFTEN))
        else:
            return redirect("concerns:refer_link_sent")
    context = {"form": form, "title": gettext("Have a link sent to your work address")}
    return public(request, "concerns/professional/ask_for_link.html", context)


@public_page(methods=("GET", "HEAD"))
def link_sent(request: HttpRequest) -> HttpResponse:
    return public(request, "concerns/professional/link_sent.html", {})


@public_page
def open_page(request: HttpRequest, token: str) -> HttpResponse:
    referrer = referrer_of(request)
    if referrer and referrer.viewer:
        messages.info(
            request, gettext("You are signed in, so you need no link. To use it all the same, sign out first.")
        )
        return redirect("concerns:my_referrals")
    if request.method == "POST" and (link := open_link(token)):
        begin_visit(request, link)
        return redirect("concerns:my_referrals")
    context = {"title": gettext("Open your referrals"), "usable": usable(token) is not None, "gone": str(GONE)}
    return public(request, "concerns/professional/open.html", context)
