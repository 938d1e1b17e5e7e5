"""The questions for a child or young person: about themselves, or about a friend."""

from django.utils.translation import gettext_lazy as _

from hearth.concerns.forms.portal import Council, NowCouncil
from hearth.concerns.portal.assembling import may_be_reached
from hearth.concerns.portal.journey import Journey, Question
from hearth.concerns.presenters.answers import as_asked
from hearth.concerns.young import forms as me
from hearth.concerns.young import friend_forms as friend
from hearth.concerns.young.telling import about_a_friend, about_me

PAGE = "concerns/young/asked.html"
DANGER = "concerns/young/danger.html"
NOT_SURE = _("If you are not sure, choose the one that seems right. They will pass it on.")

QUESTIONS_ABOUT_ME = (
    Question("danger", _("Are you hurt or in danger right now?"), me.Danger, DANGER),
    Question("where", _("Where do you live?"), me.Where, PAGE, _("This tells us who is near you and can help.")),
    Question("council", _("Which council is it?"), Council, PAGE, NOT_SURE),
    Question("now-council", _("Which council’s area are you in now?"), NowCouncil, PAGE),
    Question("happening", _("What is happening?"), me.Happening, PAGE),
    Question("you", _("Who are you?"), me.You, PAGE, _("You do not have to say. It helps us to find you.")),
    Question("adult", _("Do you want a grown-up you trust to be with you?"), me.Adult, PAGE),
    Question(
        "reach",
        _("Talking to you safely"),
        me.Talk,
        PAGE,
        _("Tell us what is safe. We keep to it unless somebody is in danger."),
    ),
    Question("wish", _("What would you like to happen?"), me.Wish, PAGE),
)
QUESTIONS_ABOUT_A_FRIEND = (
    Question("danger", _("Is your friend hurt or in danger right now?"), friend.Danger, DANGER),
    Question("where", _("Where does your friend live?"), friend.Where, PAGE),
    Question("council", _("Which council is it?"), Council, PAGE, NOT_SURE),
    Question("now-council", _("Which council’s area is your friend in now?"), NowCouncil, PAGE),
    Question("friend", _("Who is your friend?"), friend.Friend, PAGE),
    Question("happening", _("What is happening to your friend?"), friend.Happening, PAGE),
    Question("you", _("Who are you?"), friend.You, PAGE, _("You do not have to say.")),
    Question(
        "reach",
        _("Talking to you safely"),
        me.Talk,
        PAGE,
        _("Tell us what is safe. We keep to it unless somebody is in danger."),
    ),
)

ABOUT_ME = Journey(
    id="young",
    names="young_",
    folder="young/",
    begins="me",
    account=("happening", "account"),
    questions=QUESTIONS_ABOUT_ME,
    telling_of=about_me,
    sections=as_asked,
    reachable=may_be_reached,
)
ABOUT_A_FRIEND = Journey(
    id="friend",
    names="friend_",
    folder="young/",
    begins="start",
    account=("happening", "account"),
    questions=QUESTIONS_ABOUT_A_FRIEND,
    telling_of=about_a_friend,
    sections=as_asked,
    reachable=may_be_reached,
)
