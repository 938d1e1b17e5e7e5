from django.db import models

from hearth.scope.models import HeldKey, HeldModel


class SchoolReadiness(HeldModel):
    """What somebody found, or why nobody did, about one child's readiness for school, on a day.

    Rows stay: the one of the latest day is what is so now, the earlier ones are how it came to be. Of two of one day
    the one written last stands.
    """

    episode = HeldKey("casework.Episode", related_name="school_readiness")
    child = HeldKey("families.Person", related_name="school_readiness")
    on = models.DateField()  # when it was found, or when it was asked in vain
    finding = models.TextField()  # hearth.casework.rules.readiness
    measure = models.TextField(blank=True)  # id in the nation's list; none where nobody looked
    reason = models.TextField(blank=True)
    told_by = models.TextField()
    noted_by_name = models.TextField()

    class Meta:
        db_table = "casework_school_readiness"
        verbose_name_plural = "school readiness"
