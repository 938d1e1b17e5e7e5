"""Who is trained in what: some of it counts, some runs out soon, some has run out and one refresher was done."""

from dataclasses import dataclass
from datetime import timedelta

from hearth.access.models import User
from hearth.demo.world import World, holder
from hearth.practice.library import library
from hearth.practice.training.actions import Training, accredit
from hearth.scope.opening import holder_scope
from hearth.ui import days


@dataclass(frozen=True)
class Trained:
    """`since` and `until`: so many days before and after today; without `until` it counts for good."""

    who: str
    kind: str
    subject: str
    since: int
    until: int | None
    evidence: str = ""


KEEPERS = {"Kemi Brand": "Sol Winters", "Hana Quist": "Hugo Lind", "Milo Tarrant": "Hugo Lind"}
TRAINED = (
    Trained("Kemi Brand", "programme", "strengthening_families", 400, 330, "Two days with the practice lead"),
    Trained("Kemi Brand", "instrument", "gcp2", 705, 25, "Certificate 2217"),
    Trained("Kemi Brand", "course", "Listening to children", 900, None),
    Trained("Hana Quist", "programme", "family_partners", 500, 596),
    Trained("Hana Quist", "instrument", "sdq", 340, 25, "Certificate 0381"),
    Trained("Hana Quist", "course", "Domestic abuse: safe questions", 1_100, -5, "Certificate 0077"),
    Trained("Milo Tarrant", "programme", "family_partners", 1_130, -35, "First training"),
    Trained("Milo Tarrant", "programme", "family_partners", 20, 1_075, "Refresher, one day"),
    Trained("Milo Tarrant", "course", "Domestic abuse: safe questions", 200, 530, "Certificate 0112"),
)


def train(world: World) -> None:
    """Each written down by the supervisor of the team."""
    for each in TRAINED:
        keeper = world.people[KEEPERS[each.who]]
        with holder_scope(holder(keeper)):
            training = Training(
                kind=each.kind,
                subject=each.subject,
                title=_title(each),
                since=days.today() - timedelta(days=each.since),
                until=None if each.until is None else days.today() + timedelta(days=each.until),
                evidence=each.evidence,
            )
            accredit(user=User.objects.get(pk=world.people[each.who].id), training=training, by=keeper)


def _title(each: Trained) -> str:
    if each.kind == "course":
        return each.subject
    return library().file(each.kind, each.subject).definition.title
