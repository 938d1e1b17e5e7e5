"""Whoever is behind a session, and where they stand: what every page behind sign-in asks before anything else.

Two questions, written out as SQL: building them from models took ten times as long as answering them. Nothing is
kept between requests. Django goes on checking the session: its expiry, its signature, and that the password is still
the one it began with.
"""

from datetime import date
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import connection
from django.utils import timezone

from hearth.access.models import User
from hearth.access.viewer import Viewer
from hearth.scope.opening import NOBODY

SESSION = "SELECT session_data FROM django_session WHERE session_key = %(key)s AND expire_date > %(now)s"

USER_FIELDS = [field.attname for field in User._meta.concrete_fields]
ACCOUNT = f"""
SELECT {", ".join(f"account.{name}" for name in USER_FIELDS)},
       standing.*
  FROM access_user account
  LEFT JOIN LATERAL (
       SELECT membership.role, team.id AS team_id, team.name AS team_name, agency.id AS agency_id,
              agency.name AS agency_name, agency.kind AS agency_kind, agency.body_id,
              agency.idle_minutes, agency.session_hours,
              CASE WHEN agency.is_holder THEN agency.id ELSE %(nobody)s END AS holder_id
         FROM access_membership membership
         JOIN access_team team ON team.id = membership.team_id
         JOIN access_agency agency ON agency.id = team.agency_id
        WHERE membership.user_id = account.id AND membership.starts <= %(on)s AND membership.ended_at IS NULL
          AND (membership.ends IS NULL OR membership.ends >= %(on)s)
        ORDER BY membership.starts DESC, membership.id DESC LIMIT 1) standing ON true
 WHERE account.id = %(user)s AND account.is_active
"""


class SessionStore(DatabaseSessions):
    """Django's sessions in its own table. Settings name this module; the class's name is in every signature."""

    def load(self) -> dict[str, Any]:
        with connection.cursor() as cursor:
            cursor.execute(SESSION, {"key": self.session_key, "now": timezone.now()})
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        return dict(self.decode(row[0]))


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]
    """Signs in as allauth does; whom it finds for a session knows where they stand."""

    def get_user(self, user_id: UUID) -> User | None:
        return account_of(user_id, timezone.localdate())


def account_of(user_id: UUID, on: date) -> User | None:
    """The account that may sign in, with its owner's `viewer` on that day: none for a leaver."""
    with connection.cursor() as cursor:
        cursor.execute(ACCOUNT, {"user": user_id, "on": on, "nobody": NOBODY})
        row = cursor.fetchone()
        if row is None:
            return None
        names = [column.name for column in cursor.description]
    of_the_account = len(USER_FIELDS)
    user = User.from_db(connection.alias, USER_FIELDS, row[:of_the_account])
    standing = dict(zip(names[of_the_account:], row[of_the_account:], strict=True))
    if standing["role"]:
        user.viewer = Viewer(id=user.pk, name=user.name, email=user.email, **standing)
    return user
