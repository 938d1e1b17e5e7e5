"""Somebody at a browser: each request in a savepoint that is undone, so that no request spoils the next."""

from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.db import connection, transaction
from django.db.models import Sum
from django.test import Client

from hearth.access.models import User
from hearth.access.second_factor import PASSED
from hearth.audit.models import AuditHead

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]
    logged: int = field(compare=False)  # how many events it added to the log


class Visitor:
    """One of the cast, signed in with both steps; or, without a viewer, somebody who has not signed in."""

    def __init__(self, viewer: Any = None) -> None:
        self.viewer = viewer
        self.client = Client(raise_request_exception=False)
        if viewer:
            user = User.objects.get(pk=viewer.id)
            self.client.force_login(user, backend="hearth.access.account.StaffBackend")
            session = self.client.session
            session[PASSED] = True
            session.save()
        self.cookies = self.client.cookies.output(header="")
        self.log = _length_of_the_log()
        forget_scope()

    def ask(self, method: str, path: str, body: str = "") -> Answer:
        self.client.cookies = SimpleCookie(self.cookies)
        with transaction.atomic():
            response = self.client.generic(method, path, body, content_type=FORM)
            logged = _length_of_the_log() - self.log
            transaction.set_rollback(True)
        return Answer(response.status_code, response.content, dict(response.headers), logged)


def forget_scope() -> None:
    """In life a request finds a connection on which nobody has said whose records; here one serves them all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('hearth.holder', '', true), set_config('hearth.intake', '', true)")


def _length_of_the_log() -> int:
    """Of every chain: nobody may read the events of those who keep no register, but anybody may count them."""
    return AuditHead.objects.aggregate(all=Sum("seq"))["all"] or 0
