"""In whose voice a worry came, and what that voice adds: a child's own words, a parent who asks for help."""

from hearth.concerns.models import Concern
from hearth.concerns.parents.forms import HELP, TIMES

CHILDS_WORDS = "The child’s own words, as they wrote them. Never show or read them to the family."
FRIENDS_WORDS = "A child’s or young person’s own words about a friend. Never show or read them to either family."
PARENTS_WORDS = "The parent’s own words."
ASKS_FOR_HELP = "A parent asks for help"
Row = dict[str, str]


def asks_for_help(concern: Concern) -> bool:
    """Nobody reported anything: a parent wants help, and is owed an answer."""
    return concern.route == "parent"


def whose_words(concern: Concern) -> str:
    """Said under the account wherever it stands."""
    if concern.route == "child":
        return CHILDS_WORDS if concern.about_self else FRIENDS_WORDS
    return PARENTS_WORDS if asks_for_help(concern) else "Word for word."


def heading(concern: Concern) -> str:
    return ASKS_FOR_HELP if asks_for_help(concern) else "A worry about a child"


def said_besides(concern: Concern) -> list[Row]:
    """What only a child or a parent is asked."""
    help_wanted = "\n".join(str(HELP.get(id, id)) for id in concern.help_wanted)
    times = ", ".join(str(TIMES.get(id, id)) for id in concern.contact_times)
    said = [
        ("Their age", concern.reporter_age),
        ("What they would like to happen", concern.wants),
        ("Help they ticked", help_wanted),
        ("Grown-up they would like with them", concern.trusted_adult),
        ("When suits them", times),
        ("Language and reading", concern.language_needs),
        ("Must not find out that they wrote", concern.must_not_know),
    ]
    return [{"question": question, "answer": answer} for question, answer in said if answer]


def in_danger(concern: Concern) -> str:
    """What must not be missed, in the words of what was asked."""
    if asks_for_help(concern):
        return "The parent said that somebody in the family may not be safe today."
    if concern.route == "child" and concern.about_self:
        return "The child said that they are not safe today."
    return "Whoever told us said that a child may not be safe today."
