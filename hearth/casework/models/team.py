from django.db import models

from hearth.casework.models.episode import ENDS_AFTER_START
from hearth.scope.models import HeldKey, HeldModel


class TeamMember(HeldModel):
    """Somebody with a role of the programme in the team around a family, beside its key worker."""

    episode = HeldKey("casework.Episode", related_name="team")
    role = models.TextField()  # its id in the programme's file
    worker_id = models.UUIDField(null=True)  # nobody: somebody who does not sign in here
    name = models.TextField()
    agency = models.TextField()
    contact = models.TextField(blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        db_table = "casework_team_member"
        constraints = [
            models.UniqueConstraint(
                fields=["episode", "role", "name"], name="once_in_a_role", condition=models.Q(ends__isnull=True)
            ),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="a_team_member_leaves_after_joining"),
        ]
