"""Grown-ups a child can choose to talk to, and sentences to begin with."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from hearth.ui.questions import Wording


@dataclass(frozen=True)
class Adult:
    id: str
    who: Wording
    why: Wording
    when: Wording
    sentences: tuple[Wording, ...]


ADULTS = (
    Adult(
        "teacher",
        _("A teacher"),
        _("You see them nearly every day. It is part of their job to listen and to help."),
        _("Ask at the end of a lesson, or give them a note that says you want to talk."),
        (
            _("“Can I talk to you about something? Not here, please.”"),
            _("“I do not know how to say this. Something at home is not right.”"),
            _("“Nobody gets up in the mornings, so I get my brother ready.”"),
        ),
    ),
    Adult(
        "school-nurse",
        _("The school nurse, or a helper at school"),
        _("They know about health and worries, and they have a quiet room."),
        _("Ask at the school office when they are in. You do not have to say why."),
        (
            _("“I do not feel well a lot, and I think I know why.”"),
            _("“There is often nothing to eat at home.”"),
            _("“My tooth has hurt for a long time, and nobody takes me.”"),
        ),
    ),
    Adult(
        "family",
        _("Somebody in my family"),
        _("A gran, an aunt, an older cousin. Choose one who listens and keeps calm."),
        _("Choose a time when you are alone with them, or ring them."),
        (
            _("“I need you to listen first, and not to ring home yet.”"),
            _("“I am scared when I am left alone at night.”"),
            _("“Can I tell you what it is like when you are not there?”"),
        ),
    ),
    Adult(
        "neighbour",
        _("A neighbour, or a friend’s mum or dad"),
        _("They are near, and they may have noticed something already."),
        _("Go when you visit your friend, or knock when you see that they are in."),
        (
            _("“Can I stay here for a bit? It is not good at home.”"),
            _("“Can you help me to tell somebody?”"),
            _("“We have no heating, and the baby is cold.”"),
        ),
    ),
    Adult(
        "club",
        _("A coach, a youth worker, or somebody at my place of worship"),
        _("They know you, and they do not live with you."),
        _("Stay behind for a minute after the others have gone."),
        (
            _("“I was not ill last week. I could not come because of home.”"),
            _("“If I tell you something, what will you have to do?”"),
        ),
    ),
    Adult(
        "doctor",
        _("A doctor or a nurse"),
        _("You can ask to see them alone, at any age."),
        _("Ring or go to the surgery. You can say that it is private."),
        (
            _("“Can I talk to you without my mum or dad in the room?”"),
            _("“I have been looking after my dad, and I am so tired.”"),
        ),
    ),
)
BY_ID = {adult.id: adult for adult in ADULTS}
