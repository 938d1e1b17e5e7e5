from django.db import models

from hearth.scope.models import HeldKey, HeldModel

ENDS_AFTER_START = models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts"))


class Episode(HeldModel):
    """One stretch of work with a family, in one programme. How it ended is derived: see rules.endings."""

    family = HeldKey("families.Family", related_name="episodes")
    programme = models.TextField()  # its id in the practice library
    programme_version = models.ForeignKey("practice.PracticeVersion", models.PROTECT, related_name="+")
    body_id = models.TextField(blank=True)
    agency_name = models.TextField()
    service = models.TextField()  # the team that does the work
    ward = models.TextField(blank=True)
    referral_id = models.UUIDField(null=True)
    referral_reasons = models.JSONField(default=list)  # the programme's reason ids
    referred = models.DateField()
    opened = models.DateField()
    closed = models.DateField(null=True)
    ending_given = models.TextField(blank=True)  # why it closed then: one of rules.endings.REASONS
    team_id = models.UUIDField()
    key_worker_id = models.UUIDField()
    key_worker_name = models.TextField()
    phase = models.TextField()
    phase_since = models.DateField()
    version = models.IntegerField(default=1)

    class Meta:
        db_table = "casework_episode"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed__isnull=True) | models.Q(closed__gte=models.F("opened")),
                name="episode_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=models.Q(referred__lte=models.F("opened")), name="referred_before_the_work_opens"
            ),
            models.UniqueConstraint(
                fields=["holder_id", "family", "programme"],
                name="one_open_episode_of_a_programme",
                condition=models.Q(closed__isnull=True),
            ),
            models.UniqueConstraint(fields=["holder_id", "referral_id"], name="one_episode_a_referral"),
        ]
        indexes = [models.Index(fields=["holder_id", "team_id", "key_worker_id"], name="episodes_of_a_worker")]


class Participant(HeldModel):
    """Somebody the work is with. Who leaves and comes back has a row for each time."""

    episode = HeldKey(Episode, related_name="participants")
    person = HeldKey("families.Person", related_name="participations")
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        db_table = "casework_participant"
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "person"], name="once_at_a_time_in_an_episode", condition=models.Q(ends__isnull=True)
            ),
            models.UniqueConstraint(fields=["episode", "person", "starts"], name="joins_once_a_day"),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="participant_leaves_after_joining"),
        ]


class KeyWorker(HeldModel):
    """Who was the family's key worker, from when until when. The database refuses two at once."""

    episode = HeldKey(Episode, related_name="key_workers")
    worker_id = models.UUIDField()
    name = models.TextField()
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        db_table = "casework_key_worker"
        constraints = [
            models.UniqueConstraint(
                fields=["episode"], name="one_key_worker_at_a_time", condition=models.Q(ends__isnull=True)
            ),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="key_worker_leaves_after_coming"),
        ]


class PhasePeriod(HeldModel):
    """Which phase the work was in, from when until when. A family may come back to a phase."""

    episode = HeldKey(Episode, related_name="phases")
    phase = models.TextField()
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        db_table = "casework_phase_period"
        constraints = [
            models.UniqueConstraint(
                fields=["episode"], name="one_phase_at_a_time", condition=models.Q(ends__isnull=True)
            ),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="phase_ends_after_it_starts"),
        ]
