"""What courts and the law say: responsibility, orders, and the proceedings they came from, court to court."""

from django.db import models

from hearth.scope.models import HeldKey, HeldModel


def _ends_after(first: str, last: str, name: str) -> models.CheckConstraint:
    later = models.Q((f"{first}__isnull", True)) | models.Q((f"{last}__isnull", True))
    return models.CheckConstraint(condition=later | models.Q((f"{last}__gte", models.F(first))), name=name)


class ParentalResponsibility(HeldModel):
    """Who answers for a child in law, how they came to, and until when: a person, or an authority by its name."""

    child = HeldKey("families.Person", related_name="answered_for_by")
    person = HeldKey("families.Person", null=True, related_name="answers_for")
    authority = models.TextField(blank=True)
    how = models.TextField()  # practice, `family_terms`
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    source = models.TextField(blank=True)  # the paper seen, or who said so

    class Meta:
        db_table = "families_parental_responsibility"
        verbose_name_plural = "parental responsibility"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, authority="")
                | (models.Q(person__isnull=True) & ~models.Q(authority="")),
                name="a_person_or_an_authority",
            ),
            _ends_after("starts", "ends", "responsibility_ends_after_it_starts"),
        ]
        indexes = [models.Index(fields=["holder_id", "child"], name="who_answers_for_a_child")]


class Proceedings(HeldModel):
    """A case before a court or hearing: from the day it was issued to the day it ended."""

    family = HeldKey("families.Family", related_name="proceedings")
    kind = models.TextField()
    court = models.TextField(blank=True)
    number = models.TextField(blank=True)  # the court's own
    issued = models.DateField()
    ended = models.DateField(null=True)
    outcome = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "families_proceedings"
        verbose_name_plural = "proceedings"
        constraints = [_ends_after("issued", "ended", "proceedings_end_after_issue")]
        indexes = [models.Index(fields=["holder_id", "family", "issued"], name="proceedings_of_a_family")]


class ProceedingsChild(HeldModel):
    proceedings = HeldKey(Proceedings, related_name="children")
    child = HeldKey("families.Person", related_name="proceedings")

    class Meta:
        db_table = "families_proceedings_child"
        constraints = [models.UniqueConstraint(fields=["proceedings", "child"], name="once_in_proceedings")]
        indexes = [models.Index(fields=["holder_id", "child"], name="proceedings_of_a_child")]


class Order(HeldModel):
    """What a court ordered, about which children, in whose favour or against whom."""

    family = HeldKey("families.Family", related_name="orders")
    proceedings = HeldKey(Proceedings, null=True, related_name="orders")
    kind = models.TextField()
    made = models.DateField()
    until = models.DateField(null=True)  # as the court said
    ended = models.DateField(null=True)  # discharged, or replaced
    court = models.TextField(blank=True)
    names_person = HeldKey("families.Person", null=True, related_name="named_in_orders")
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "families_order"
        constraints = [
            _ends_after("made", "until", "order_until_after_it_was_made"),
            _ends_after("made", "ended", "order_ends_after_it_was_made"),
        ]
        indexes = [models.Index(fields=["holder_id", "family", "made"], name="orders_of_a_family")]


class OrderChild(HeldModel):
    order = HeldKey(Order, related_name="children")
    child = HeldKey("families.Person", related_name="orders")

    class Meta:
        db_table = "families_order_child"
        constraints = [models.UniqueConstraint(fields=["order", "child"], name="once_in_an_order")]
        indexes = [models.Index(fields=["holder_id", "child"], name="orders_of_a_child")]
