"""What the person of the family wants to say."""

from django.utils.translation import gettext_lazy as _

from hearth.ui.fields import Words
from hearth.ui.forms import QuestionForm


class Ask(QuestionForm):
    words = Words(_("What do you want to ask?"), missing=_("Write your question"), max_length=5_000)


class SayWhatIsWrong(QuestionForm):
    words = Words(
        _("What is wrong, and what should it say?"),
        hint=_("If we do not change it, we say why."),
        missing=_("Write what is wrong"),
        max_length=5_000,
    )


class SayHowWeDo(QuestionForm):
    words = Words(
        _("How are we doing?"),
        hint=_("What helps, what does not, and what you would like instead."),
        missing=_("Write what you want to say"),
        max_length=5_000,
    )


FORMS = {"question": Ask, "correction": SayWhatIsWrong, "feedback": SayHowWeDo}
TITLES = {
    "question": _("Ask a question"),
    "correction": _("Say that something is wrong"),
    "feedback": _("Say how we are doing"),
}
