"""What is compared of each person, and the keys they are looked up by. Worked out; written anew with its source."""

from typing import Any, Self

from django.db import models

from hearth.families.likeness.profile import Profile
from hearth.scope.models import HeldKey, HeldModel

LISTS = ("given_roots", "families", "homes", "postcodes", "siblings")


class ProfileRow(HeldModel):
    """A profile as kept: folded text, a list with spaces between. Not filtered on; `keys` find it."""

    given = models.TextField(blank=True)
    family = models.TextField(blank=True)
    given_sound = models.TextField(blank=True)
    family_sound = models.TextField(blank=True)
    given_roots = models.TextField(blank=True)
    families = models.TextField(blank=True)
    sex = models.TextField(blank=True)
    born_earliest = models.DateField(null=True)
    born_latest = models.DateField(null=True)
    homes = models.TextField(blank=True)
    postcodes = models.TextField(blank=True)
    siblings = models.TextField(blank=True)

    class Meta:
        abstract = True

    @classmethod
    def of(cls, profile: Profile, **whose: Any) -> Self:
        return cls(**whose, **columns_of(profile))


class Likeness(ProfileRow):
    """Of one person. None of a sealed one: an adopted child's new identity is never linked to the old."""

    person = HeldKey("families.Person", related_name="likeness")

    class Meta:
        db_table = "families_likeness"
        verbose_name_plural = "likenesses"
        constraints = [models.UniqueConstraint(fields=["person"], name="one_likeness_a_person")]


class LikenessKey(HeldModel):
    """One key under which one person is looked up: see `keys`."""

    key = models.TextField()
    person = HeldKey("families.Person", related_name="likeness_keys")

    class Meta:
        db_table = "families_likeness_key"
        indexes = [
            models.Index(fields=["holder_id", "key"], name="people_by_likeness"),
            models.Index(fields=["person"], name="likeness_of_a_person"),
        ]


class SamePerson(HeldModel):
    """Two records are of one person, says a person, from a day on. Nothing moves: both stay, and are read together.

    `person` is read as `same_as`, who is nobody else's. Parted again, it stays here with both reasons.
    """

    person = HeldKey("families.Person", related_name="read_as")
    same_as = HeldKey("families.Person", related_name="also_on_record_as")
    why = models.TextField()
    joined_by = models.TextField()
    joined_by_id = models.UUIDField()
    joined_at = models.DateTimeField()
    parted_why = models.TextField(blank=True)
    parted_by = models.TextField(blank=True)
    parted_by_id = models.UUIDField(null=True)
    parted_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "families_same_person"
        verbose_name_plural = "same people"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], name="read_as_one_person", condition=models.Q(parted_at__isnull=True)
            ),
            models.CheckConstraint(condition=~models.Q(person=models.F("same_as")), name="nobody_is_joined_to_self"),
            models.CheckConstraint(condition=~models.Q(why=""), name="joined_for_a_reason"),
            models.CheckConstraint(
                condition=models.Q(parted_at__isnull=True) | ~models.Q(parted_why=""), name="parted_for_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["holder_id", "same_as"], name="records_of_one_person")]


def columns_of(profile: Profile) -> dict[str, Any]:
    values = dict(vars(profile))
    return values | {name: " ".join(values[name]) for name in LISTS}


NAMES = tuple(Profile.__dataclass_fields__)


def profile_in(values: dict[str, Any]) -> Profile:
    """Back from columns, by their names."""
    lists = {name: tuple(values[name].split()) for name in LISTS}
    return Profile(**{name: values[name] for name in NAMES} | lists)
