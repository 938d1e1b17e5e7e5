"""A worry as it was told, the children it is about, and what was written to and fro about it."""

from django.db import models

from hearth.concerns.advice.models import AdviceEntry, AdviceRequest
from hearth.concerns.own_pages.parts import PARTS as PARTS_OF_OWN_PAGES
from hearth.concerns.professional.models import WorkLink
from hearth.concerns.rules import CHANNELS, PARTS, ROUTES, SEXES
from hearth.scope.models import HeldKey, HeldModel

__all__ = [
    "WRITERS",
    "AdviceEntry",
    "AdviceRequest",
    "Concern",
    "Message",
    "OwnPage",
    "ReportedChild",
    "WorkLink",
    "WrongSecret",
]

WRITERS = {"reporter": "Whoever told us", "staff": "The council"}


class Concern(HeldModel):
    """One worry, word for word. What was told is never edited; what triage makes of it stands at the end."""

    body_id = models.TextField()  # the council that answers for the child
    reference = models.TextField()
    route = models.TextField(choices=ROUTES)
    channel = models.TextField(choices=CHANNELS)
    received_at = models.DateTimeField()
    decision_due = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)  # when the duty team's message went out
    acknowledged_at = models.DateTimeField(null=True)  # when a person first opened it

    account = models.TextField()
    child_words = models.TextField(blank=True)  # what the child said, as the child said it
    opinion = models.TextField(blank=True)  # what whoever told us thinks of it, apart from what they saw
    household = models.TextField(blank=True)  # who else lives there or cares for the child
    what_seen = models.JSONField(default=list)  # ids of the practice library's signs
    danger = models.BooleanField(default=False)  # somebody must answer today
    urgent = models.BooleanField(default=False)
    lives_postcode = models.TextField(blank=True)
    lives_address = models.TextField(blank=True)
    now_postcode = models.TextField(blank=True)
    now_where = models.TextField(blank=True)
    about_self = models.BooleanField(default=False)
    wants = models.TextField(blank=True, default="", db_default="")  # what whoever told us would like to happen
    help_wanted = models.JSONField(default=list, db_default=[])  # ids of what a parent ticked

    reporter_name = models.TextField(blank=True)
    reporter_relationship = models.TextField(blank=True)
    reporter_age = models.TextField(blank=True, default="", db_default="")  # of a young person, as they said it
    trusted_adult = models.TextField(blank=True, default="", db_default="")  # whom a child would like to have with them
    reporter_phone = models.TextField(blank=True)
    reporter_email = models.TextField(blank=True)
    contact_safe = models.TextField(blank=True)  # how it is safe to reach them; empty: do not contact
    contact_times = models.JSONField(default=list, db_default=[])  # ids: evenings, weekends …
    language_needs = models.TextField(blank=True, default="", db_default="")
    must_not_know = models.TextField(blank=True, default="", db_default="")  # who must not find out that they told us
    anonymous = models.BooleanField(default=False)
    keep_name_from_family = models.BooleanField(default=False)
    language = models.TextField(default="en")  # en or cy: what they wrote in, and what we write to them in
    reporter_told_at = models.DateTimeField(null=True)  # when the short note that we have it was posted

    reporter_user_id = models.UUIDField(null=True)
    reporter_work_address = models.TextField(blank=True)  # proved by opening a link sent there
    tell_decision = models.BooleanField(default=True, db_default=True)  # a professional wants an email when it is made
    reporter_agency_name = models.TextField(blank=True)
    reporter_agency_id = models.UUIDField(null=True)  # whose key it came under, where a system sent it
    # An allegation against somebody who works in this agency: none of its accounts and keys sees the worry any more.
    kept_from_agency_id = models.UUIDField(null=True)
    kept_from_teller = models.BooleanField(default=False, db_default=False)  # who told us is one of them
    confined = models.BooleanField(default=False, db_default=False)  # managers alone read it: see `confine`
    lawful_basis = models.TextField(blank=True)
    family_told = models.BooleanField(null=True)
    why_not_told = models.TextField(blank=True)
    family_agrees = models.BooleanField(null=True)  # never a bar; None: nobody asked them
    family_said = models.TextField(blank=True)
    level_suggested = models.TextField(blank=True)  # the level of need that a professional thinks of
    level_document = models.TextField(blank=True)  # of which document: "england 1.0"
    already_done = models.TextField(blank=True)
    can_do = models.TextField(blank=True)
    logged_by = models.TextField(blank=True)
    their_reference = models.TextField(blank=True)  # the number of a police notice, say
    happened_on = models.DateField(null=True)
    happened_time = models.TextField(blank=True)  # as it was given: "23:40", "in the night"

    routing = models.JSONField(default=dict)  # postcode release, rule, alternatives offered, what was chosen
    idempotency_key = models.TextField()  # a hash: the key itself opens the way back
    content_digest = models.TextField()
    way_back_hash = models.TextField(blank=True)

    source_mark = models.TextField(blank=True)  # see floods/: one connection on one day

    taken_by_id = models.UUIDField(null=True)
    taken_by_name = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    public_answer = models.TextField(blank=True)  # what whoever told us may hear
    professional_answer = models.TextField(blank=True)  # the decision and its reasons, as far as they need to know

    # When the council was replaced before it decided: to whom it went. The record itself never changes holder.
    passed_on_at = models.DateTimeField(null=True)
    passed_to_body = models.TextField(blank=True)
    passed_to_holder_id = models.UUIDField(null=True)  # both empty where somebody told the new council by hand
    passed_to_id = models.UUIDField(null=True)
    passed_to_by_hand = models.TextField(blank=True)  # who was told there
    came_from_id = models.UUIDField(null=True)  # on the copy: the old council's record

    class Meta:
        db_table = "concerns_concern"
        constraints = [
            models.UniqueConstraint(fields=["holder_id", "idempotency_key"], name="one_report_a_key"),
            models.UniqueConstraint(fields=["reference"], name="one_reference"),
            # Whichever council it went to: sent again, a report may be routed by a newer postcode file.
            models.UniqueConstraint(
                fields=["reporter_agency_id", "idempotency_key"],
                name="one_report_a_key_of_an_agency",
                condition=models.Q(reporter_agency_id__isnull=False) & ~models.Q(way_back_hash=""),  # no copy
            ),
        ]
        indexes = [  # what waits is listed by `triage_queue`; a new report adds nothing to these
            models.Index(
                fields=["holder_id", "decided_at", "id"],
                name="concerns_decided",
                condition=models.Q(decided_at__isnull=False),
            ),
            models.Index(
                fields=["source_mark", "received_at"],
                name="concerns_by_connection",
                condition=~models.Q(source_mark=""),
            ),
            models.Index(
                fields=["reporter_user_id", "received_at"],
                name="concerns_by_reporter",
                condition=models.Q(reporter_user_id__isnull=False),
            ),
            models.Index(
                fields=["reporter_work_address", "received_at"],
                name="concerns_by_work_address",
                condition=~models.Q(reporter_work_address=""),
            ),
            models.Index(
                fields=["holder_id", "received_at"],
                name="reporters_to_be_told",
                condition=models.Q(reporter_told_at=None) & ~models.Q(reporter_email=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ReportedChild(HeldModel):
    """A child as described. Whether it is somebody we know, triage finds out."""

    concern = HeldKey(Concern, related_name="children")
    position = models.IntegerField()
    part = models.TextField(choices=PARTS, default="child")
    given_names = models.TextField(blank=True)
    family_name = models.TextField(blank=True)
    known_as = models.TextField(blank=True)
    sex = models.TextField(choices=SEXES, default="U")
    born = models.DateField(null=True)
    born_earliest = models.DateField(null=True)
    born_latest = models.DateField(null=True)
    born_as_told = models.TextField(blank=True)
    due = models.DateField(null=True)  # of a baby not born yet
    school = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        db_table = "concerns_reported_child"
        ordering = ("position",)

    def __str__(self) -> str:
        names = " ".join(part for part in (self.given_names or self.known_as, self.family_name) if part)
        return names or ("A baby not born yet" if self.part == "unborn" else "A child whose name is not known")


class Message(HeldModel):
    """Something written after the report, by whoever told us or by the council."""

    concern = HeldKey(Concern, related_name="messages")
    written_by = models.TextField(choices=WRITERS)
    words = models.TextField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)  # by whom it was written to
    idempotency_key = models.TextField(blank=True, default="", db_default="")  # a hash; empty on what was copied along

    class Meta:
        db_table = "concerns_message"
        ordering = ("at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["holder_id", "concern", "idempotency_key"],
                name="one_message_a_key",
                condition=~models.Q(idempotency_key=""),
            )
        ]


class WrongSecret(models.Model):
    """Somebody gave a reference with a secret that is not its own. Only keyed hashes, kept for a day at most."""

    reference_hash = models.TextField()
    source_hash = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "concerns_wrong_secret"
        indexes = [
            models.Index(fields=["source_hash", "at"], name="wrong_by_source"),
            models.Index(fields=["reference_hash", "at"], name="wrong_by_reference"),
        ]


class OwnPage(HeldModel):
    """One version of a part of a council's own pages. Old versions stay; the latest published one is shown."""

    part = models.TextField(choices=PARTS_OF_OWN_PAGES)
    version = models.IntegerField()
    content = models.JSONField()
    written_by = models.TextField()
    written_by_id = models.UUIDField()
    published_at = models.DateTimeField(null=True)
    published_by = models.TextField(blank=True)

    class Meta:
        db_table = "concerns_own_page"
        constraints = [models.UniqueConstraint(fields=["holder_id", "part", "version"], name="one_version_of_a_part")]


# Tables that lie in folders of their own; Django looks for models here.
from hearth.concerns.campaigns.models import Campaign, CampaignDay  # noqa: E402, F401
from hearth.concerns.floods.models import DayKey  # noqa: E402, F401
