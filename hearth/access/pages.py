"""Every page is behind exactly one of these; a test walks the URL resolver and says so."""

import functools
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, overload

from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse

from hearth.access import second_factor
from hearth.access.grants import with_grants
from hearth.access.refusals import note_refusal
from hearth.access.sessions import kept
from hearth.access.sessions.giving_back import shown_again, with_writing
from hearth.access.sessions.middleware import session_ended
from hearth.access.viewer import Viewer
from hearth.access.watching import must_confirm, watch
from hearth.scope.opening import holder_scope

Row = TypeVar("Row", bound=Model)
View = Callable[..., HttpResponse]
May = Callable[[Viewer], bool]
SIGNING_IN = "/sign-in/"
READ = ("GET", "HEAD")
READ_AND_WRITE = ("GET", "HEAD", "POST")


class Denied(Http404):
    """Not for this person. They are told what they would be told if there were nothing there."""


class StaffRequest(HttpRequest):
    viewer: Viewer


def found(rows: QuerySet[Row], **which: Any) -> Row:
    """The one row among those the viewer may see, or the same 404 as for a row that never was."""
    return there(rows.filter(**which).first())


def there(row: Row | None) -> Row:
    """The row, as `found` would have found it, or the same 404."""
    if row is None:
        raise Denied
    return row


@overload
def public_page(view: View) -> View: ...
@overload
def public_page(*, methods: Sequence[str] = READ_AND_WRITE) -> Callable[[View], View]: ...
def public_page(view: View | None = None, *, methods: Sequence[str] = READ_AND_WRITE) -> Any:
    """A page for everyone. It opens an intake scope itself where it adds a report."""

    def guard(view: View) -> View:
        @functools.wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return _answer(view, request, methods, *args, **kwargs)

        run.access_rule = "public"  # type: ignore[attr-defined]
        run.methods = tuple(methods)  # type: ignore[attr-defined]
        return run

    return guard(view) if view else guard


def staff_page(*, may: May, methods: Sequence[str] = READ_AND_WRITE) -> Callable[[View], View]:
    """A page over one holder's records: signed in, of that holder, allowed; in one transaction, in that scope."""

    def guard(view: View) -> View:
        def in_scope(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            viewer: Viewer = request.viewer  # type: ignore[attr-defined]
            if not viewer.keeps_register:
                raise Denied
            with holder_scope(viewer.holder_id):
                request.viewer = with_grants(request, viewer)  # type: ignore[attr-defined]
                answer = _answer(view, request, methods, *args, **kwargs)
                watch(request, viewer)
                return answer

        return _signed_in(functools.wraps(view)(in_scope), may, methods, "staff")

    return guard


def signed_in_page(*, may: May, methods: Sequence[str] = READ_AND_WRITE) -> Callable[[View], View]:
    """A page for people who sign in but keep no register: a school's referral, figures, one's own account."""

    def guard(view: View) -> View:
        @functools.wraps(view)
        def plain(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return _answer(view, request, methods, *args, **kwargs)

        return _signed_in(plain, may, methods, "signed in")

    return guard


def _signed_in(inner: View, may: May, methods: Sequence[str], rule: str) -> View:
    @functools.wraps(inner)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if not second_factor.passed(request):
            return redirect("mfa_activate_totp")
        if must_confirm(request) and not request.path.startswith(SIGNING_IN):
            return _to_confirm(request)
        viewer: Viewer | None = request.user.viewer
        try:
            if viewer is None or not may(viewer):
                raise Denied
            request.viewer = viewer  # type: ignore[attr-defined]
            with_writing(request, viewer)
            return shown_again(request, inner(request, *args, **kwargs))
        except Denied:
            note_refusal(request, viewer)
            raise

    run.access_rule = rule  # type: ignore[attr-defined]
    run.may = may  # type: ignore[attr-defined]
    run.methods = tuple(methods)  # type: ignore[attr-defined]
    return run


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """With what they were sending kept, where their session ended while they wrote."""
    ended = session_ended(request)
    if ended and kept.keep(request, ended):
        return redirect_to_login(reverse("writing"))
    return redirect_to_login(request.get_full_path())


def _to_confirm(request: HttpRequest) -> HttpResponse:
    keeps = request.user.pk is not None and kept.keep(request, request.user.pk)
    return redirect_to_login(reverse("writing") if keeps else request.get_full_path(), reverse("confirm_again"))


def _answer(view: View, request: HttpRequest, methods: Sequence[str], *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method not in methods:
        return HttpResponseNotAllowed(methods)
    return view(request, *args, **kwargs)
