"""The family's own view: whose it is, what was marked as theirs, how they come in, and what they say."""

from django.db import models

from hearth.scope.models import HeldKey, HeldModel

KINDS = {"question": "A question", "correction": "Something is wrong", "feedback": "How we are doing"}
OUTCOMES = {
    "answered": "Answered",
    "changed": "We have changed it",
    "not_changed": "We have not changed it, and say why",
    "done": "You said, we did",
}


class OwnView(HeldModel):
    """One person's own page about the work with their family. Each has their own, and nobody sees another's."""

    family = HeldKey("families.Family", related_name="own_views")
    episode = HeldKey("casework.Episode", related_name="own_views")
    person = HeldKey("families.Person", related_name="own_views")
    begun_while_restricted = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    why_ended = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "ownview_view"
        constraints = [models.UniqueConstraint(fields=["episode", "person"], name="one_own_view_a_person")]
        indexes = [models.Index(fields=["holder_id", "family"], name="own_views_of_a_family")]


class Marked(HeldModel):
    """Something of the record that this person may see: a worker said so."""

    view = HeldKey(OwnView, related_name="marked")
    kind = models.TextField()  # see queries.pieces
    source_id = models.UUIDField()

    class Meta:
        db_table = "ownview_marked"
        verbose_name_plural = "marked"
        constraints = [models.UniqueConstraint(fields=["view", "kind", "source_id"], name="marked_once")]


class WhereWeStand(HeldModel):
    """Where things stand, written for this person. The newest is shown; the earlier ones are kept."""

    view = HeldKey(OwnView, related_name="standings")
    words = models.TextField()
    by_name = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "ownview_where_we_stand"
        verbose_name_plural = "where we stand"
        indexes = [models.Index(fields=["holder_id", "view", "at"], name="where_somebody_stands")]


class Door(HeldModel):
    """A link and a code, for the person or for an advocate they named. Of both only a hash is kept."""

    view = HeldKey(OwnView, related_name="doors")
    advocate = models.TextField(blank=True)  # nobody: the person's own
    named_on = models.DateField(null=True)
    until = models.DateField(null=True)
    link_hash = models.TextField(unique=True)
    code_hash = models.TextField()
    code_until = models.DateTimeField()
    given_by_name = models.TextField()
    given_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by_name = models.TextField(blank=True)

    class Meta:
        db_table = "ownview_door"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(advocate="") | models.Q(named_on__isnull=False, until__isnull=False),
                name="an_advocate_is_named_and_ends",
            ),
            models.UniqueConstraint(
                fields=["view", "advocate"], name="one_open_door_each", condition=models.Q(closed_at=None)
            ),
        ]


class Sitting(HeldModel):
    """Somebody came in with the link and the code, and is there until they leave or put the telephone down."""

    door = HeldKey(Door, related_name="sittings")
    code_hash = models.TextField()  # a new code ends what an older one opened
    began = models.DateTimeField()
    last = models.DateTimeField()
    left = models.DateTimeField(null=True)

    class Meta:
        db_table = "ownview_sitting"
        indexes = [models.Index(fields=["holder_id", "door", "began"], name="sittings_at_a_door")]


class Note(HeldModel):
    """What they ask, correct or say, word for word; and what the worker answered and did."""

    view = HeldKey(OwnView, related_name="notes")
    family = HeldKey("families.Family", related_name="own_notes")
    door = HeldKey(Door, related_name="notes")
    kind = models.TextField(choices=KINDS)
    words = models.TextField()
    at = models.DateTimeField()
    outcome = models.TextField(choices=OUTCOMES, blank=True)
    answer = models.TextField(blank=True)
    answered_by_name = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "ownview_note"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at=None, outcome="", answer="")
                | (models.Q(answered_at__isnull=False) & ~models.Q(outcome="") & ~models.Q(answer="")),
                name="an_answer_says_what_came_of_it",
            )
        ]
        indexes = [models.Index(fields=["holder_id", "view", "at"], name="notes_of_an_own_view")]
