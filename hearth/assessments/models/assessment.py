from functools import cached_property
from uuid import UUID

from django.db import models

from hearth.assessments.rules.answers import Answer
from hearth.assessments.rules.stages import STAGES
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.queries import instrument_of
from hearth.scope.models import HeldKey, HeldModel


class Assessment(HeldModel):
    """One look at a family with one version of one instrument. Completed it is not changed, unless a supervisor who was
    asked to sign it sends it back."""

    family = HeldKey("families.Family", related_name="assessments")
    practice_version = models.ForeignKey("practice.PracticeVersion", models.PROTECT, related_name="+")
    stage = models.TextField(choices=STAGES)
    informant = models.TextField(
        blank=True, default="", db_default=""
    )  # who answers, where the instrument asks different people
    episode_id = models.UUIDField(null=True)  # the work it belongs to; that stage comes later, so no foreign key
    started_on = models.DateField()
    completed_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    by_id = models.UUIDField(null=True)
    by_name = models.TextField()
    completed_by_id = models.UUIDField(null=True)
    done_with_parent = models.BooleanField()
    sudden_on = models.DateField(null=True)  # something that could not wait was seen while it was running
    sudden_by = models.TextField(blank=True, default="", db_default="")
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "assessments_assessment"
        indexes = [models.Index(fields=["holder_id", "family", "started_on", "id"], name="assessments_of_a_family")]

    @cached_property
    def instrument(self) -> Instrument:
        """The definition as it was when the assessment began."""
        return instrument_of(self.practice_version)

    def is_own_work_of(self, user_id: UUID | None) -> bool:
        """Who began it or completed it does not sign it."""
        return user_id is not None and user_id in (self.by_id, self.completed_by_id)


class Subject(HeldModel):
    """Whom answers are about: one child with one carer, a child, a carer, or (without either) the family as a whole."""

    assessment = HeldKey(Assessment, related_name="subjects")
    child = HeldKey("families.Person", related_name="assessed_as_child", null=True)
    carer = HeldKey("families.Person", related_name="assessed_as_carer", null=True)

    class Meta:
        db_table = "assessments_subject"
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "child", "carer"], name="one_profile_each", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(carer__isnull=True) | ~models.Q(child=models.F("carer")),
                name="nobody_is_their_own_carer",
            ),
        ]
        indexes = [models.Index(fields=["holder_id", "child", "carer"], name="profiles_of_a_child")]

    @property
    def name(self) -> str:
        """Ava Pike with Dana Pike; Dana Pike; the whole family."""
        if self.child is None:
            return str(self.carer) if self.carer else "The whole family"
        child = str(self.child) or "A child without a name yet"
        return f"{child} with {self.carer}" if self.carer else child


class Grade(HeldModel):
    """The answer to one question: what was said, or why nothing was. Evidence may be kept before either is given."""

    subject = HeldKey(Subject, related_name="grades")
    item = models.TextField()  # or a score that a person judges, or that was worked out elsewhere
    said = models.TextField(blank=True, default="", db_default="")  # a scale's code, several, a number, a day or words
    missing = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    source = models.TextField(blank=True, default="", db_default="")  # of a total from elsewhere
    by_name = models.TextField()

    class Meta:
        db_table = "assessments_grade"
        constraints = [
            models.UniqueConstraint(fields=["subject", "item"], name="one_answer_an_item"),
            models.CheckConstraint(condition=models.Q(said="") | models.Q(missing=""), name="an_answer_or_a_reason"),
        ]

    @property
    def answer(self) -> Answer:
        return Answer(self.said, self.missing, self.evidence, self.source)
