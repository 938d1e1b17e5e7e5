"""Agencies and the people in them. Reference data for signing in: no family's record is here."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from uuid_utils.compat import uuid7

from hearth.access.rules import AGENCY_KINDS, ROLES, TEAM_KINDS
from hearth.scope.models import HeldModel

if TYPE_CHECKING:
    from hearth.access.viewer import Viewer


class Agency(models.Model):
    """A council, charity, school… A holder keeps a register of its own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.TextField(unique=True)
    kind = models.TextField(choices=AGENCY_KINDS)
    is_holder = models.BooleanField(default=False)
    body = models.ForeignKey("places.ResponsibleBody", models.PROTECT, null=True, blank=True)
    duty_email = models.EmailField(blank=True)
    duty_webhook = models.TextField(blank=True)  # another system that hears of new worries, in the email's place
    decide_within = models.SmallIntegerField(null=True)  # working days; what the council itself promises
    idle_minutes = models.SmallIntegerField(null=True)  # its own limits of a session; see `sessions.rules`
    session_hours = models.SmallIntegerField(null=True)

    class Meta:
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="teams")
    name = models.TextField()
    kind = models.TextField(choices=TEAM_KINDS, default="practice")
    closed_on = models.DateField(null=True)  # nobody joins it any more; its records still name it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="one_team_of_a_name")]

    def __str__(self) -> str:
        return f"{self.name}, {self.agency}"


class StaffRegister(BaseUserManager["User"]):
    def create_user(self, email: str, name: str, password: str | None = None, **more: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), name=name, **more)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in. Leavers are switched off, never deleted: the log must still name them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(unique=True)
    name = models.TextField()
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)
    sessions_from = models.DateTimeField(null=True)  # whatever was signed in before this is signed out

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = StaffRegister()

    is_staff = False
    is_superuser = False
    viewer: "Viewer | None" = None  # where they stand today: `hearth.access.account` says it for whoever signs in

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Membership(models.Model):
    """Which role somebody has, where, from when until when."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    role = models.TextField(choices=ROLES)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True)  # a leaver is out at this moment, not at the end of the day
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="membership_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(given_by__isnull=True) | ~models.Q(given_by=models.F("user")),
                name="nobody_gives_themselves_a_role",
            ),
        ]


class Invitation(models.Model):
    """With its link somebody new chooses a password of their own. Only a hash of the link's secret is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="invitations")
    hash = models.TextField(unique=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class ApiKey(models.Model):
    """With it a system of an agency sends and reads. Only a hash of it is kept; it is never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="api_keys")
    name = models.TextField()
    prefix = models.TextField()  # as much of it as may be shown
    hash = models.TextField(unique=True)
    scopes = ArrayField(models.TextField())
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    asked_to_wait_on = models.DateField(null=True)  # when it last asked too often
    expires_on = models.DateField()  # the last day on which it works
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"], name="one_key_of_a_name", condition=models.Q(revoked_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.name


class Grant(HeldModel):
    """A restricted record opened in an emergency: by whom, why, until when, and what somebody else thought of it."""

    family_id = models.UUIDField()  # of a later stage, so named and not referred to
    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    user_text = models.TextField()  # role and team on that day
    reason = models.TextField()
    begins = models.DateTimeField()
    until = models.DateTimeField()
    reviewed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    reviewed_at = models.DateTimeField(null=True)
    justified = models.BooleanField(null=True)
    review = models.TextField(blank=True)  # the reviewer's reasons

    class Meta:
        indexes = [
            models.Index(fields=["holder_id", "user", "until"], name="grants_in_force"),
            models.Index(fields=["holder_id", "reviewed_at", "begins"], name="grants_to_review"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviewed_by__isnull=True) | ~models.Q(reviewed_by=models.F("user")),
                name="grants_are_reviewed_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_at__isnull=True) | ~models.Q(review=""), name="reviewed_with_reasons"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="granted_for_a_reason"),
        ]


class KeptWriting(models.Model):
    """What somebody was sending when their session had ended. Sealed, and shown to them alone once they are back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    path = models.TextField()
    sealed = models.BinaryField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "path"], name="one_writing_kept_of_a_page")]


class ManyOpenings(HeldModel):
    """Somebody opened more records within an hour than work asks for. They confirm who they are; a manager looks."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    user_text = models.TextField()
    at = models.DateTimeField()
    opened = models.IntegerField()  # records, in the hour before
    confirmed_at = models.DateTimeField(null=True)  # with a code from their own app
    looked_by_name = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True)
    found = models.TextField(blank=True)  # what the manager found

    class Meta:
        indexes = [models.Index(fields=["holder_id", "user", "at"], name="many_openings_of_somebody")]


class KeyPace(models.Model):
    """How many requests a key has left for now (api/pace.py). Not logged by the database, and empty after a crash."""

    key_id = models.UUIDField(primary_key=True)
    remaining = models.FloatField()
    granted = models.IntegerField()  # to whoever asked last
    at = models.DateTimeField()
