"""The plan, written with the family: what should be different, and who does what."""

from django.db import models

from hearth.scope.models import HeldKey, HeldModel


def from_0_to_10(field: str) -> models.Q:
    return models.Q(**{f"{field}__gte": 0, f"{field}__lte": 10})


class Goal(HeldModel):
    """What should be different, in words the family chose, on a scale of theirs from 0 to 10."""

    episode = HeldKey("casework.Episode", related_name="goals")
    person = HeldKey("families.Person", related_name="goals", null=True)  # nobody: the whole family's
    words = models.TextField()
    indicator = models.TextField(blank=True)  # the id of what the programme observes, where it is about that
    need = models.TextField(blank=True)
    area = models.TextField(blank=True)  # the worrying area of an assessment that it answers, by its id
    measure = models.TextField(blank=True)  # how everybody will see that it is reached
    baseline = models.SmallIntegerField()
    target = models.SmallIntegerField()
    who = models.TextField()  # who will do something about it
    by_when = models.DateField()
    set_on = models.DateField()
    dropped_reason = models.TextField(blank=True)
    dropped_on = models.DateField(null=True)

    class Meta:
        db_table = "casework_goal"
        constraints = [
            models.CheckConstraint(
                condition=from_0_to_10("baseline") & from_0_to_10("target"), name="goals_are_rated_0_to_10"
            ),
            models.CheckConstraint(
                condition=models.Q(target__gt=models.F("baseline")),
                name="a_goal_is_higher_than_where_it_starts",
            ),
        ]


class GoalRating(HeldModel):
    """Where the family says they are with a goal, on a day."""

    goal = HeldKey(Goal, related_name="ratings")
    on = models.DateField()
    value = models.SmallIntegerField()

    class Meta:
        db_table = "casework_goal_rating"
        constraints = [
            models.UniqueConstraint(fields=["goal", "on"], name="one_rating_a_day"),
            models.CheckConstraint(condition=from_0_to_10("value"), name="ratings_are_0_to_10"),
        ]


class Action(HeldModel):
    """Something somebody has agreed to do: a parent, a school, the key worker; and what pays for it."""

    episode = HeldKey("casework.Episode", related_name="actions")
    goal = HeldKey(Goal, related_name="actions", null=True)
    words = models.TextField()
    who = models.TextField()
    agency = models.TextField(blank=True)
    by_when = models.DateField()
    done_on = models.DateField(null=True)
    paid_by = models.TextField(blank=True)
    agreed_on = models.DateField(null=True)  # not known of those from before it was asked
    service_id = models.UUIDField(null=True)  # of the directory; its name stays as it was then
    service = models.TextField(blank=True)

    class Meta:
        db_table = "casework_action"


class Chase(HeldModel):
    """Somebody asked after what was agreed, and what they were told."""

    action = HeldKey(Action, related_name="chases")
    on = models.DateField()
    said = models.TextField()
    by_name = models.TextField()
    again_on = models.DateField()

    class Meta:
        db_table = "casework_chase"
        constraints = [
            models.CheckConstraint(condition=models.Q(again_on__gt=models.F("on")), name="asked_again_later")
        ]


class AreaLeft(HeldModel):
    """A worrying area of an assessment that has no goal, and why not."""

    episode = HeldKey("casework.Episode", related_name="areas_left")
    area = models.TextField()  # its id in the instrument
    why = models.TextField()
    on = models.DateField()
    by_name = models.TextField()
    version = models.IntegerField(default=1, db_default=1)  # of the reason

    class Meta:
        db_table = "casework_area_left"
        constraints = [models.UniqueConstraint(fields=["episode", "area"], name="one_reason_an_area")]
