"""The questions for a parent who asks for help."""

from django.utils.translation import gettext_lazy as _

from hearth.concerns.forms.portal import Council
from hearth.concerns.parents import forms
from hearth.concerns.parents.telling import asking_for_help
from hearth.concerns.portal.assembling import may_be_reached
from hearth.concerns.portal.journey import Journey, Question
from hearth.concerns.presenters.answers import as_asked

PAGE = "concerns/parents/asked.html"
NOT_SURE = _("If you are not sure, choose the one that seems most likely. They will pass it on.")
LEAVE_EMPTY = _("You can leave this empty and go on.")

QUESTIONS = (
    Question(
        "danger", _("Is anybody in your family in danger right now?"), forms.Danger, "concerns/parents/danger.html"
    ),
    Question("where", _("Where do you live?"), forms.Where, PAGE, _("So that your own council hears from you.")),
    Question("council", _("Which council is it?"), Council, PAGE, NOT_SURE),
    Question("help", _("What would help?"), forms.Help, PAGE),
    Question("child-1", _("Who are your children?"), forms.Child, "concerns/parents/child.html", LEAVE_EMPTY),
    Question("you", _("About you"), forms.You, PAGE, LEAVE_EMPTY),
    Question("reach", _("Reaching you"), forms.Reach, PAGE),
)

ASKING_FOR_HELP = Journey(
    id="parent",
    names="parent_",
    folder="parents/",
    begins="asking",
    account=("help", "account"),
    questions=QUESTIONS,
    telling_of=asking_for_help,
    sections=as_asked,
    reachable=may_be_reached,
)
