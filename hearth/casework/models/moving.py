from django.db import models

from hearth.casework.rules.moves import ACCEPTED, ASKED, DECLINED, DIRECTIONS, STATES
from hearth.scope.models import HeldKey, HeldModel


class Move(HeldModel):
    """A family goes up to statutory services, or down to lighter help; who has it keeps it until it is accepted."""

    episode = HeldKey("casework.Episode", related_name="moves")
    direction = models.TextField(choices=DIRECTIONS)
    why = models.TextField()
    to_agency = models.TextField()
    to_name = models.TextField(blank=True)  # the person there who was asked
    to_team_id = models.UUIDField(null=True)  # a team that works in this register, and answers here
    handover = HeldKey("referrals.Handover", related_name="moves", null=True)  # to another agency with a register
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    answer_by = models.DateTimeField()
    holder_name = models.TextField()  # who has the family until it is accepted
    stays_in_touch = models.TextField(blank=True)
    lead_stays = models.BooleanField(default=False)
    state = models.TextField(choices=STATES, default=ASKED)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.TextField(blank=True)
    answer = models.TextField(blank=True)  # what they will do, or why not

    class Meta:
        db_table = "casework_move"
        constraints = [
            models.UniqueConstraint(fields=["episode"], name="one_move_at_a_time", condition=models.Q(state=ASKED)),
            models.CheckConstraint(
                condition=models.Q(state__in=[ACCEPTED, DECLINED], answered_at__isnull=False)
                & ~models.Q(answered_by="")
                & ~models.Q(answer="")
                | models.Q(state=ASKED, answered_at__isnull=True)
                | models.Q(state="withdrawn"),
                name="a_move_answered_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~models.Q(direction="down") | ~models.Q(stays_in_touch=""),
                name="after_a_step_down_somebody_stays_in_touch",
            ),
        ]
