from django.db import models

from hearth.scope.models import HeldKey, HeldModel

HOME_KINDS = {
    "home": "Their own home",
    "relatives": "With relatives or friends",
    "foster": "With foster carers",
    "residential": "A children's home or unit",
    "hospital": "A hospital, or a mother and baby unit",
    "refuge": "A refuge",
    "temporary": "Temporary accommodation",
    "prison": "A prison",
    "elsewhere": "Somewhere else",
}


class Household(HeldModel):
    """A home and who lives in it, over time. Some addresses are secret: a refuge's, say."""

    family = HeldKey("families.Family", related_name="households")
    address = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    ward = models.TextField(blank=True)
    kind = models.TextField(choices=HOME_KINDS, default="home", db_default="home")
    secret = models.BooleanField(default=False)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        db_table = "families_household"
        indexes = [models.Index(fields=["holder_id", "family"], name="homes_of_a_family")]


class HouseholdMember(HeldModel):
    household = HeldKey(Household, related_name="members")
    person = HeldKey("families.Person", related_name="homes")
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        db_table = "families_household_member"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True)
                | models.Q(starts__isnull=True)
                | models.Q(ends__gte=models.F("starts")),
                name="nobody_leaves_home_before_arriving",
            )
        ]
        indexes = [models.Index(fields=["holder_id", "person"], name="homes_of_a_person")]
