"""Places as tables. All of it is public reference data: the application reads, the owner loads."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hearth.places.fields import AreaCodeField, RealField
from hearth.places.rules.succession import InForce, TakeOver


class ResponsibleBody(models.Model):
    """A council, or a Northern Ireland trust, with the duty towards children in need in its area."""

    id = models.SlugField(primary_key=True, max_length=80)  # ours: codes and names change, this does not
    number = models.SmallIntegerField(unique=True)  # what the postcode table keeps, two bytes a row
    code = models.CharField(max_length=9, null=True)  # not known until it is published
    name = models.CharField(max_length=200)
    other_name = models.CharField(max_length=200, blank=True)
    nation = models.CharField(max_length=20)
    kind = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)  # the last day

    class Meta:
        verbose_name_plural = "responsible bodies"

    def __str__(self) -> str:
        return self.name

    def in_force(self) -> InForce:
        return InForce(self.valid_from, self.valid_to)


class BodyCode(models.Model):
    """Every code a body has or had: postcode files keep old ones."""

    code = models.CharField(primary_key=True, max_length=9)
    body = models.ForeignKey(ResponsibleBody, on_delete=models.CASCADE, related_name="codes")

    def __str__(self) -> str:
        return self.code


class Stewardship(models.Model):
    """Which body takes over what from which, from a day on; an empty district means the whole area."""

    predecessor = models.ForeignKey(ResponsibleBody, on_delete=models.CASCADE, related_name="hands_over")
    district = models.CharField(max_length=9, blank=True)
    district_name = models.CharField(max_length=200, blank=True)
    successor = models.ForeignKey(ResponsibleBody, on_delete=models.CASCADE, related_name="takes_over")
    starts = models.DateField()
    order = models.CharField(max_length=100, blank=True)  # the statutory instrument

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "district", "successor"], name="places_stewardship_once")
        ]

    def __str__(self) -> str:
        return f"{self.successor_id} takes over {self.district or 'all'} of {self.predecessor_id}"

    def take_over(self) -> TakeOver:
        return TakeOver(self.predecessor_id, self.district, self.successor_id)


class ContactRoute(models.Model):
    """How to reach a body: the operator's data, with the day somebody checked it and who that was."""

    class Audience(models.TextChoices):
        PUBLIC = "public", "anyone"
        PROFESSIONAL = "professional", "professionals"
        CHILD = "child", "children and young people"

    class Kind(models.TextChoices):
        PHONE = "phone", "telephone"
        WEB = "web", "web page"
        EMAIL = "email", "email"

    body = models.ForeignKey(ResponsibleBody, on_delete=models.CASCADE, related_name="contact_routes")
    audience = models.CharField(max_length=20, choices=Audience)
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(max_length=300)
    hours = models.CharField(max_length=200, blank=True)  # in words, for people
    days = models.CharField(max_length=7, default="12345")  # for the clock: 1 is Monday
    opens = models.TimeField(null=True)  # both empty: always open
    closes = models.TimeField(null=True)
    out_of_hours = models.BooleanField(default=False)
    verified_on = models.DateField()
    verified_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True) | Q(opens__lt=models.F("closes")),
                name="places_contactroute_opens_before_it_closes",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} for {self.get_audience_display()}: {self.value}"


class PostcodeRelease(models.Model):
    """One loaded edition of the postcode directory. One is in the table; the others are its history."""

    name = models.CharField(max_length=200)
    loaded_at = models.DateTimeField()
    postcodes = models.IntegerField()
    terminated = models.IntegerField()
    unrouted = models.IntegerField()
    current = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["current"], condition=Q(current=True), name="places_one_current_release")
        ]

    def __str__(self) -> str:
        return self.name


class Postcode(models.Model):
    """A postcode, its body worked out at load. Wide columns first: PostgreSQL pads what is out of order."""

    district = AreaCodeField(null=True)  # kept, because successions are by district
    ward = AreaCodeField(null=True)
    lsoa21 = AreaCodeField(null=True)
    latitude = RealField(null=True)
    longitude = RealField(null=True)
    terminated = models.IntegerField(null=True)  # year and month, 199405
    body = models.ForeignKey(
        ResponsibleBody,
        on_delete=models.DO_NOTHING,
        to_field="number",
        null=True,
        db_constraint=False,
        db_index=False,
    )
    quality = models.SmallIntegerField(null=True)
    large_user = models.BooleanField()
    postcode = models.CharField(primary_key=True, max_length=7, db_collation="C")  # compact: no space

    def __str__(self) -> str:
        return self.postcode


class PlaceName(models.Model):
    """A town, village or parish by one of its names, and a body that looks after children in some or all of it."""

    name = models.CharField(max_length=200)
    plain = models.CharField(max_length=200, db_collation="C")  # as `plain_name` makes it: what is looked for
    body = models.ForeignKey(ResponsibleBody, on_delete=models.CASCADE, db_index=False)
    district = AreaCodeField(null=True)  # decides who takes over when a council is replaced
    postcodes = models.IntegerField()  # live ones: the largest place of a name comes first

    class Meta:
        indexes = [models.Index(fields=["plain"], name="places_by_plain_name")]

    def __str__(self) -> str:
        return self.name


class SplitRelease(models.Model):
    """One loaded edition of the UPRN look-up, from which we know whose homes a postcode holds."""

    name = models.CharField(max_length=200)
    loaded_at = models.DateTimeField()
    files = models.IntegerField()
    addresses = models.IntegerField()
    postcodes = models.IntegerField()  # split ones

    def __str__(self) -> str:
        return self.name


class SplitPostcode(models.Model):
    """A postcode whose homes are in more than one body's area, now or once a known successor takes over.

    `districts` and `bodies` run side by side: a district, and the number of the body that the file names for it.
    """

    postcode = models.CharField(primary_key=True, max_length=7, db_collation="C")  # compact: no space
    districts = ArrayField(models.IntegerField())
    bodies = ArrayField(models.SmallIntegerField())

    def __str__(self) -> str:
        return self.postcode
