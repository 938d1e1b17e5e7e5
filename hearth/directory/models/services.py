"""The directory's own tables: public reference data, so no holder and no row-level security.

Only what a keeper let through is ever in them. What is still being written, and everything about the people behind an
entry, lies in `upkeep`, whose rows are the keeper's.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from uuid_utils.compat import uuid7

STATUSES = {
    "active": "Open",
    "inactive": "Not running at present",
    "defunct": "Closed for good",
    "temporarily closed": "Closed for now",
}
REFERRALS = {
    "anyone": "You can go yourself",
    "professional": "A professional asks for you",
    "council": "The council decides",
}


class Organisation(models.Model):
    """Whoever provides services. `agency`: its people sign in and look after its entries."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("access.Agency", models.SET_NULL, null=True, related_name="+")
    name = models.TextField()
    description = models.TextField(blank=True)
    email = models.TextField(blank=True)
    website = models.TextField(blank=True)
    uri = models.TextField(blank=True)
    logo = models.TextField(blank=True)
    charity_number = models.TextField(blank=True)

    class Meta:
        db_table = "directory_organisation"
        indexes = [models.Index(fields=["name", "id"], name="organisations_by_name")]

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    """One service. The typed columns from `listed` on are worked out when the entry is written; searches use them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="services")
    keeper = models.ForeignKey("access.Agency", models.PROTECT, related_name="+")
    feed = models.ForeignKey("directory.Feed", models.PROTECT, null=True, related_name="services")
    name = models.TextField()
    description = models.TextField(blank=True)
    url = models.TextField(blank=True)
    email = models.TextField(blank=True)
    status = models.TextField(choices=STATUSES, default="active")
    kinds = ArrayField(models.TextField(), default=list)  # of help; `ServiceKind` is what is searched
    eligibility = models.TextField(blank=True)
    application = models.TextField(blank=True)
    referral = models.TextField(blank=True, choices=REFERRALS)
    fees = models.TextField(blank=True)
    accreditations = models.TextField(blank=True)
    alert = models.TextField(blank=True)
    interpreting = models.TextField(blank=True)
    programme = models.TextField(blank=True)
    first_shown = models.DateField()
    assured_on = models.DateField(null=True)
    assured_by = models.TextField(blank=True)
    modified_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    listed = models.BooleanField(default=True)
    least_months = models.SmallIntegerField(null=True)
    below_months = models.SmallIntegerField(null=True)
    unborn = models.BooleanField(default=False)
    daytime = models.BooleanField(default=False)
    evening = models.BooleanField(default=False)
    weekend = models.BooleanField(default=False)
    free = models.BooleanField(null=True)
    place_unknown = models.BooleanField(default=False)  # nobody has said where people must live
    sought = models.TextField(blank=True)  # further words by which it may be looked for
    words = models.GeneratedField(
        expression=SearchVector("name", weight="A", config="english")
        + SearchVector("description", "eligibility", "sought", weight="B", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        db_table = "directory_service"
        indexes = [
            models.Index(fields=["listed", "name", "id"], name="services_by_name"),
            models.Index(fields=["modified_at", "id"], name="services_by_change"),
            models.Index(fields=["organisation", "id"], name="services_of_organisation"),
            models.Index(fields=["keeper", "name", "id"], name="services_of_keeper"),
            models.Index(fields=["feed", "id"], name="services_of_feed"),
            models.Index(fields=["id"], name="services_without_area", condition=models.Q(place_unknown=True)),
            models.Index(fields=["id"], name="services_published", condition=models.Q(listed=True)),
            GinIndex(fields=["words"], name="services_by_words"),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceKind(models.Model):
    """A kind of help that a service gives, for searching."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="+", db_index=False)
    kind = models.TextField()

    class Meta:
        db_table = "directory_service_kind"
        constraints = [models.UniqueConstraint(fields=["service", "kind"], name="one_kind_a_service")]
        indexes = [models.Index(fields=["kind", "service"], name="services_by_kind")]
