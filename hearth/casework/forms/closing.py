from hearth.casework.actions import Closing, Reached
from hearth.casework.forms.versions import Versioned
from hearth.casework.rules.endings import REASONS
from hearth.ui import days
from hearth.ui.fields import Day, OneOf, ShortText, Words, YesNo
from hearth.ui.forms import QuestionForm


class CloseWork(Versioned):
    closed = Day("When did the work end?", called="The day the work ended", latest=days.today)
    reason = OneOf("Why does it end now?", REASONS.items(), missing="Say why the work ends now")
    summary = Words("What is different now, and what is not?", max_length=10_000)
    stays_in_touch = ShortText(
        "Who stays in touch with the family?",
        required=False,
        hint="Somebody they know by name.",
        max_length=500,
    )

    def closing(self, by: str) -> Closing:
        return Closing(**self.answers, closed_by=by)


class FollowUpForm(QuestionForm):
    reached = YesNo("Did you reach the family?", missing="Say whether you reached the family")
    done_on = Day("When?", called="The day", latest=days.today, hint="The day you saw them, or last tried.")
    how = ShortText("How?", hint="How you met, or what you tried.", max_length=500)
    notes = Words("How are they?", required=False, max_length=10_000)

    def reached_or_not(self) -> Reached:
        return Reached(**self.cleaned_data)
