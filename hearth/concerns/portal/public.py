"""A member of the public who is worried about a child: what they are asked, in which order."""

from django.utils.translation import gettext_lazy as _

from hearth.concerns.forms.children import OneChild
from hearth.concerns.forms.portal import Council, Danger, Now, NowCouncil, Reach, Seen, Where, You
from hearth.concerns.portal.assembling import may_be_reached, telling_of
from hearth.concerns.portal.journey import Journey, Question
from hearth.concerns.presenters.answers import sections

QUESTIONS = (
    Question("danger", _("Is a child in danger right now?"), Danger, "concerns/danger.html"),
    Question("where", _("Where does the child live?"), Where, "concerns/where.html"),
    Question("council", _("Which council is it?"), Council, "concerns/council.html"),
    Question("now", _("Is the child there now?"), Now, "concerns/now.html"),
    Question("now-council", _("Which council’s area is the child in now?"), NowCouncil, "concerns/now_council.html"),
    Question("child-1", _("Who is the child?"), OneChild, "concerns/child.html"),
    Question("seen", _("What have you seen or heard?"), Seen, "concerns/seen.html"),
    Question("you", _("Who are you?"), You, "concerns/you.html"),
    Question("reach", _("May we contact you?"), Reach, "concerns/reach.html"),
)

PUBLIC = Journey(
    id="worry",
    names="",
    folder="",
    begins="before",
    account=("seen", "account"),
    questions=QUESTIONS,
    telling_of=telling_of,
    sections=sections,
    reachable=may_be_reached,
)
