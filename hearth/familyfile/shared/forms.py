from hearth.ui import days
from hearth.ui.date_fields import Day
from hearth.ui.fields import Words
from hearth.ui.forms import QuestionForm


class AddForm(QuestionForm):
    happened = Day("When did it happen?", called="The day", latest=days.today)
    words = Words(
        "What did you see or hear, and what did you do?",
        hint="In your own words. They stand as you write them, with your name and agency.",
        missing="Say what happened",
        max_length=5_000,
    )
