from datetime import datetime, timedelta

from django.utils import timezone

from hearth.casework.forms.visiting import moment
from hearth.ui import days
from hearth.ui.forms import QuestionForm
from hearth.ui.time_fields import TimeOfDay


class BackBy(QuestionForm):
    """A time of day: today's, or where that has just passed in the evening, tomorrow morning's."""

    at = TimeOfDay("When will you be back?", hint="Such as 3:30pm. If you are not, your team rings you.")

    @property
    def back_by(self) -> datetime:
        now = days.local(timezone.now())
        chosen = moment(now.date(), self.cleaned_data["at"])
        past_midnight = chosen < now and now.hour >= 18 and chosen.hour < 6
        return chosen + timedelta(days=1) if past_midnight else chosen
