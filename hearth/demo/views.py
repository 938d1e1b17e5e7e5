"""Pages that exist only in a demonstration: become an invented person; read what would have been sent."""

from uuid import UUID

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hearth.access.models import Agency, User
from hearth.access.pages import public_page
from hearth.access.render import public
from hearth.access.second_factor import PASSED
from hearth.concerns.professional.models import NO_AGENCY
from hearth.demo.front_door import way_back_to_the_question, ways_back
from hearth.demo.own_pages import ADVOCATES, HERS
from hearth.demo.personas import PERSONAS, code_now
from hearth.post.models import Message
from hearth.scope.opening import holder_scope

BACKEND = "hearth.access.account.StaffBackend"


@public_page(methods=("GET", "HEAD"))
def personas(request: HttpRequest) -> HttpResponse:
    known = {user.email: user for user in User.objects.filter(email__in=[each.email for each in PERSONAS])}
    people = [(known[each.email].pk, each) for each in PERSONAS if each.email in known]
    context = {
        "people": people,
        "hers": HERS,
        "advocates": ADVOCATES,
        "ways_back": ways_back(),
        "question": way_back_to_the_question(),
    }
    return public(request, "demo/personas.html", context)


@public_page(methods=("POST",))
def become(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Sign in as an invented person, as if both steps had been passed. Real people have no such door."""
    user = get_object_or_404(User, pk=user_id, email__in=[each.email for each in PERSONAS])
    login(request, user, backend=BACKEND)
    request.session[PASSED] = True
    return redirect("first_page")


@public_page(methods=("GET", "HEAD"))
def code(request: HttpRequest) -> HttpResponse:
    """What the invented person's app shows now: nobody here has a real telephone."""
    user = request.user
    if isinstance(user, User) and user.email in {each.email for each in PERSONAS}:
        return public(request, "demo/code.html", {"code": code_now(user.email), "name": user.name})
    return public(request, "demo/code.html", {"code": "", "name": ""})


@public_page(methods=("GET", "HEAD"))
def outbox(request: HttpRequest) -> HttpResponse:
    """Everything that would have left this Hearth by email, newest first."""
    sent: list[Message] = []
    holders = Agency.objects.filter(is_holder=True).values_list("pk", flat=True)
    for holder_id in [*holders, NO_AGENCY]:
        with holder_scope(holder_id):
            sent += Message.objects.filter(holder_id=holder_id).order_by("-created_at", "-id")[:50]
    newest = sorted(sent, key=lambda message: message.created_at, reverse=True)[:50]
    return public(request, "demo/outbox.html", {"messages_sent": newest})
