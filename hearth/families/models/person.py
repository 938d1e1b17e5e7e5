from django.db import models

from hearth.families.rules.names import called
from hearth.scope.models import HeldKey, HeldModel

NAME_KINDS = {
    "former": "Before",
    "birth": "At birth",
    "also": "Also known as",
    "misspelt": "Written down wrongly",
}
SEXES = {"F": "Female", "M": "Male", "U": "Not known, or not yet born"}


class Person(HeldModel):
    """One person. A date of birth may be known, or only as told: earliest, latest, and the words."""

    given_names = models.TextField(blank=True)
    family_name = models.TextField(blank=True)
    known_as = models.TextField(blank=True)
    sex = models.TextField(choices=SEXES, default="U")
    born = models.DateField(null=True)
    born_earliest = models.DateField(null=True)
    born_latest = models.DateField(null=True)
    born_as_told = models.TextField(blank=True)
    died = models.DateField(null=True)
    ethnicity = models.TextField(blank=True)  # a code of the nation's list (practice, `family_terms`)
    first_language = models.TextField(blank=True)
    other_languages = models.TextField(blank=True, db_default="")
    interpreter = models.BooleanField(default=False)
    communication = models.TextField(blank=True)
    name_key = models.TextField(blank=True)  # folded for matching: see rules.name_key
    family_key = models.TextField(blank=True, db_default="")  # the family name alone, folded
    of_age_at = models.DateTimeField(null=True)  # since when the rights in their record are their own
    sealed_at = models.DateTimeField(null=True)  # by an adoption: never found, matched or drawn
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "families_person"
        indexes = [
            models.Index(fields=["holder_id", "name_key"], name="people_by_name"),
            models.Index(fields=["holder_id", "family_key"], name="people_by_family_name"),
            models.Index(fields=["holder_id", "born"], name="people_by_birth"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(died__isnull=True)
                | models.Q(born__isnull=True)
                | models.Q(died__gte=models.F("born")),
                name="nobody_dies_before_birth",
            ),
            models.CheckConstraint(
                condition=models.Q(born_earliest__isnull=True) | models.Q(born_latest__gte=models.F("born_earliest")),
                name="earliest_birth_is_not_after_latest",
            ),
        ]

    def __str__(self) -> str:
        return called(self.given_names, self.known_as, self.family_name)


class PersonName(HeldModel):
    """A name somebody had, or is also known by."""

    person = HeldKey(Person, related_name="names")
    given_names = models.TextField(blank=True)
    family_name = models.TextField(blank=True)
    name_key = models.TextField()
    family_key = models.TextField(blank=True, db_default="")
    kind = models.TextField(choices=NAME_KINDS, default="former", db_default="former")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    source = models.TextField(blank=True, db_default="")

    class Meta:
        db_table = "families_person_name"
        indexes = [
            models.Index(fields=["holder_id", "name_key"], name="former_names"),
            models.Index(fields=["holder_id", "family_key"], name="former_family_names"),
        ]
