"""The plan as it was agreed on a day, and who put their name to it."""

from django.db import models

from hearth.scope.models import HeldKey, HeldModel

HOW_SIGNED = {"phone": "On the worker’s phone", "paper": "On paper", "not_signed": "Did not sign"}


class PlanVersion(HeldModel):
    """The whole plan in the words of that day. It is never written again: a later plan is a later version."""

    episode = HeldKey("casework.Episode", related_name="plan_versions")
    number = models.SmallIntegerField()
    agreed_on = models.DateField()
    goals = models.JSONField()  # see plan.rules.AgreedGoal
    actions = models.JSONField()  # see plan.rules.AgreedAction
    left = models.JSONField()  # worrying areas without a goal: [label, why]
    by_name = models.TextField()

    class Meta:
        db_table = "casework_plan_version"
        constraints = [models.UniqueConstraint(fields=["episode", "number"], name="one_plan_a_number")]


class Signature(HeldModel):
    """Somebody of the family signed a version of the plan, or did not, and what they said."""

    plan = HeldKey(PlanVersion, related_name="signatures")
    person = HeldKey("families.Person", related_name="plans_signed")
    how = models.TextField(choices=HOW_SIGNED)
    name = models.TextField(blank=True)  # as they typed it
    said = models.TextField(blank=True)  # word for word
    on = models.DateField()
    by_name = models.TextField()  # the worker who was there

    class Meta:
        db_table = "casework_signature"
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="signed_once"),
            models.CheckConstraint(
                condition=~models.Q(how="phone") | ~models.Q(name=""), name="a_signature_on_a_phone_is_a_name"
            ),
        ]
