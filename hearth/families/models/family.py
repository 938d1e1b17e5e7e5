from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class Family(HeldModel):
    """The people whose lives are looked at together. Provisional until triage confirms who they are."""

    name = models.TextField()
    body_id = models.TextField(blank=True)  # the responsible council or trust
    provisional = models.BooleanField(default=True)
    restricted = models.BooleanField(default=False)
    origin_holder_id = models.UUIDField(null=True)  # a handover copies; this says from whom
    origin_family_id = models.UUIDField(null=True)
    sealed_at = models.DateTimeField(null=True)  # by an adoption: in no list, search, count or drawing
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "families_family"
        verbose_name_plural = "families"
        indexes = [models.Index(fields=["holder_id", "name", "id"], name="families_by_name")]

    def __str__(self) -> str:
        return self.name


class FamilyMember(HeldModel):
    family = HeldKey(Family, related_name="members")
    person = HeldKey("families.Person", related_name="memberships")
    is_child = models.BooleanField()  # whose welfare the work is about; a young parent may be one too
    role = models.TextField()  # "mother", "father", "child", "grandmother", … as the family says it
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        db_table = "families_member"
        constraints = [models.UniqueConstraint(fields=["family", "person"], name="once_in_a_family")]
        indexes = [models.Index(fields=["holder_id", "person"], name="families_of_a_person")]


class Involvement(HeldModel):
    """Who helps this family, in what way, since when: written by whichever stage brings the help."""

    family = HeldKey(Family, related_name="involvements")
    agency_id = models.UUIDField()
    agency_name = models.TextField()
    team_id = models.UUIDField()
    worker_id = models.UUIDField(null=True)
    worker_name = models.TextField(blank=True)
    what = models.TextField()  # "Family Partners", "triage", …
    source_kind = models.TextField()
    source_id = models.UUIDField()
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        db_table = "families_involvement"
        constraints = [
            models.UniqueConstraint(fields=["holder_id", "source_kind", "source_id"], name="one_involvement_a_source")
        ]
        indexes = [
            models.Index(fields=["holder_id", "team_id", "family"], name="families_of_a_team"),
            models.Index(fields=["holder_id", "family"], name="help_of_a_family"),
        ]
