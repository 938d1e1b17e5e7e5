from hearth.casework.actions import Closing, Tried
from hearth.casework.forms.versions import Versioned
from hearth.casework.models.closing import WAYS
from hearth.casework.rules.endings import REASONS
from hearth.ui import days
from hearth.ui.fields import Day, OneOf, Option, ShortText, Words
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


REACHED, AGAIN, STOP = "reached", "again", "stop"


class FollowUpForm(QuestionForm):
    way = OneOf("How did you try?", WAYS.items(), missing="Say how you tried")
    on = Day("When?", called="The day", latest=days.today)
    what = OneOf(
        "Did you reach the family?",
        [
            Option(REACHED, "Yes"),
            Option(AGAIN, "Not yet: I will try again", reveals="again_on"),
            Option(STOP, "No, and nobody tries any more", "They are counted as not reached, and never as a success."),
        ],
        missing="Say whether you reached the family",
    )
    again_on = Day("When will you try again?", called="The day", earliest=days.today)
    said = Words("How are they, or what happened?", required=False, max_length=10_000)

    def tried(self) -> Tried:
        answers = self.cleaned_data
        again_on = answers["again_on"] if answers["what"] == AGAIN else None
        return Tried(answers["on"], answers["way"], answers["what"] == REACHED, answers["said"], again_on)
