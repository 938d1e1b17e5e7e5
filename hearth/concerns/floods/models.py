"""The day's key: marks made with it mean nothing once it is gone."""

from django.db import models


class DayKey(models.Model):
    day = models.DateField(primary_key=True)
    secret = models.BinaryField()

    class Meta:
        db_table = "concerns_day_key"

    def __str__(self) -> str:
        return str(self.day)
