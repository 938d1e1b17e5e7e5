"""What an entry says of a service, a row each. Written as a whole by `writing`, read as a whole by `reading`."""

from django.db import models
from uuid_utils.compat import uuid7

from hearth.directory.models.services import Service


class Detail(models.Model):
    """A part of an entry; `position` keeps the order in which somebody wrote them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    position = models.SmallIntegerField(default=0)

    class Meta:
        abstract = True


class Criterion(Detail):
    """Inclusion or exclusion, structured where it can be, and in plain words."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="criteria")
    kind = models.TextField()
    excludes = models.BooleanField(default=False)
    who = models.TextField(default="child")
    least_months = models.SmallIntegerField(null=True)
    below_months = models.SmallIntegerField(null=True)
    unborn = models.BooleanField(default=False)
    code = models.TextField(blank=True)
    words = models.TextField(blank=True)

    class Meta:
        db_table = "directory_criterion"


class Schedule(Detail):
    """As RFC 5545 says when something recurs."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="schedules")
    freq = models.TextField(default="WEEKLY")
    interval = models.SmallIntegerField(default=1)
    byday = models.TextField(blank=True)
    bymonthday = models.TextField(blank=True)
    opens_at = models.TimeField(null=True)
    closes_at = models.TimeField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    description = models.TextField(blank=True)

    class Meta:
        db_table = "directory_schedule"


class Cost(Detail):
    service = models.ForeignKey(Service, models.CASCADE, related_name="costs")
    option = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    words = models.TextField(blank=True)

    class Meta:
        db_table = "directory_cost"


class Language(Detail):
    service = models.ForeignKey(Service, models.CASCADE, related_name="languages")
    code = models.TextField(blank=True)
    name = models.TextField()

    class Meta:
        db_table = "directory_language"


class ServiceArea(Detail):
    """Where people must live. `body` is a responsible body's id, `ward` a ward's code."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="areas")
    name = models.TextField(blank=True)
    body = models.ForeignKey("places.ResponsibleBody", models.PROTECT, null=True, related_name="+", db_index=False)
    ward = models.TextField(null=True)
    everywhere = models.BooleanField(default=False)
    uri = models.TextField(blank=True)

    class Meta:
        db_table = "directory_service_area"
        indexes = [
            models.Index(fields=["body", "service"], name="areas_of_a_body"),
            models.Index(fields=["service"], name="areas_everywhere", condition=models.Q(everywhere=True)),
        ]


class Location(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.TextField(default="physical")
    name = models.TextField(blank=True)
    description = models.TextField(blank=True)
    address_1 = models.TextField(blank=True)
    city = models.TextField(blank=True)
    county = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    country = models.TextField(blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        db_table = "directory_location"


class Accessibility(Detail):
    location = models.ForeignKey(Location, models.CASCADE, related_name="access")
    kind = models.TextField(blank=True)
    words = models.TextField(blank=True)

    class Meta:
        db_table = "directory_accessibility"


class ServiceAtLocation(Detail):
    service = models.ForeignKey(Service, models.CASCADE, related_name="places")
    location = models.ForeignKey(Location, models.PROTECT, related_name="services")

    class Meta:
        db_table = "directory_service_at_location"


class Phone(Detail):
    service = models.ForeignKey(Service, models.CASCADE, related_name="phones")
    number = models.TextField()
    words = models.TextField(blank=True)

    class Meta:
        db_table = "directory_phone"


class Capacity(models.Model):
    """How long the wait was and how many places there were, on a day. Earlier days stay."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="capacities", db_index=False)
    on = models.DateField()
    waiting_weeks = models.SmallIntegerField(null=True)
    places = models.IntegerField(null=True)
    most = models.IntegerField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        db_table = "directory_capacity"
        constraints = [models.UniqueConstraint(fields=["service", "on"], name="one_capacity_a_day")]


class Assurance(models.Model):
    """Somebody said on a day that the entry is right."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="assurances", db_index=False)
    on = models.DateField()
    by = models.TextField()

    class Meta:
        db_table = "directory_assurance"
        indexes = [models.Index(fields=["service", "-on"], name="assurances_of_a_service")]


class Translation(models.Model):
    service = models.ForeignKey(Service, models.CASCADE, related_name="translations", db_index=False)
    language = models.TextField()
    name = models.TextField()
    description = models.TextField(blank=True)
    eligibility = models.TextField(blank=True)
    application = models.TextField(blank=True)
    of = models.TextField(blank=True)

    class Meta:
        db_table = "directory_translation"
        constraints = [models.UniqueConstraint(fields=["service", "language"], name="one_translation_a_language")]


class Evidence(models.Model):
    """This area's own result of a programme, published by a keeper beside what is published elsewhere.

    `families`: of whom it is known what came of it. Of `started` is everybody who began; `improved` did better.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    keeper = models.ForeignKey("access.Agency", models.PROTECT, related_name="+")
    programme = models.TextField()
    outcome = models.TextField()
    effect = models.TextField()
    says = models.TextField()
    families = models.IntegerField()
    improved = models.IntegerField(null=True)
    started = models.IntegerField(null=True)
    source = models.TextField()
    on = models.DateField()
    noted_by = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        db_table = "directory_evidence"
        indexes = [models.Index(fields=["programme", "-on"], name="evidence_of_a_programme")]
