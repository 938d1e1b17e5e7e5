"""The tracked cohort beside a naive twin: families are lived through at random, by the real actions; what was decided
of each child is counted by hand, with the stated exclusions and without them, and laid beside what the page is told."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.urls import reverse

from hearth.casework.actions import Closing, Opening, close_episode, note_readiness, open_episode
from hearth.families import actions as families
from hearth.families.actions.homes import Home
from hearth.families.models import Family, Person, Pregnancy
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.tracks.presenters.figures import figures
from hearth.tracks.queries.lives import followed
from hearth.tracks.queries.parents import children_in
from hearth.tracks.rules.cohort import LABELS
from hearth.tracks.tests.test_pages import Life, ago
from hearth.tracks.tests.test_ready_for_school import born_and_followed, found
from hearth.ui import days

LEFT_OUT = {"Adopted", "Special guardianship", "Pregnancy failed or ended", "Died"}
SCHOOL = {"ready": "Ready for school", "not_ready": "Not yet ready"} | dict.fromkeys(
    ["", "not_assessed"], "Not assessed, not known or not recorded"
)
HOMES = {"foster": "Looked after", "residential": "Looked after", "relatives": "With family or friends"} | {
    "hospital": "Somewhere else",
    "elsewhere": "Somewhere else",
}


@dataclass
class Told:
    """What we decided of the children, in the words of the page."""

    now: list[str] = field(default_factory=list)
    ready: list[tuple[str, str]] = field(default_factory=list)  # beside what is so now


class Lived:
    """One family, from the referral to today; whatever is decided of a child is told to `told` as well."""

    def __init__(self, number: int, by: Any, dice: Random, told: Told) -> None:
        self.by, self.dice, self.told = by, dice, told
        self.life = Life(by, f"Twin{number}", earlier=dice.random() < 0.4)
        self.referred = ago(weeks=dice.choice([2, 60, 200, 420]))

    def live(self) -> None:
        if self.dice.random() < 0.3:
            self.an_earlier_child()
        if self.dice.random() < 0.7:
            families.move_home(
                family=self.life.family,
                home=Home("3 Beck Lane"),
                people=[self.life.abi],
                since=ago(years=8),
                by=self.by,
            )
        self.work()
        known_on = self.referred - timedelta(weeks=1)
        babies = 2 if self.dice.random() < 0.3 else 1
        begun = self.life.expects(known_on + timedelta(weeks=24), known_on, babies)
        if self.dice.random() < 0.3:
            families.begin_unborn(pregnancy=begun, by=self.by)
        if babies == 2 and self.dice.random() < 0.3:
            begun = self.one_twin_is_lost(begun)
        if self.dice.random() < 0.3:
            self.work_again()
        self.how_it_ends(begun)

    def work_again(self) -> None:
        """Moved away, and back: nobody is counted twice."""
        closing = Closing(self.referred + timedelta(days=3), "moved_away", "They have moved to an aunt.")
        close_episode(episode=self.episode, closing=closing, by=self.by)
        self.work(days_later=5)

    def work(self, days_later: int = 0) -> None:
        day = self.referred + timedelta(days=days_later)
        opening = Opening("strengthening_families", self.by, opened=day, referred=day)
        self.episode = open_episode(family=self.life.family, opening=opening, by=self.by)

    def an_earlier_child(self) -> None:
        """Born before the family was referred: history, and no child of the cohort."""
        born = self.referred - timedelta(weeks=60)
        before = self.life.expects(born, born - timedelta(weeks=20))
        self.born(before, born)

    def one_twin_is_lost(self, begun: Pregnancy) -> Pregnancy:
        had_a_record = begun.children.exists()
        due = begun.due_dates.get().due
        begun.refresh_from_db()
        less: dict[str, Any] = {"due": due, "known_on": self.referred, "babies": 1, "version": begun.version}
        if had_a_record:
            self.told.now.append("Pregnancy failed or ended")
        return families.revise_pregnancy(pregnancy=begun, by=self.by, **less)

    def how_it_ends(self, begun: Pregnancy) -> None:
        begun.refresh_from_db()
        due = begun.due_dates.order_by("id")[0].due
        if due > days.today():
            self.while_it_goes_on(begun)
        elif self.dice.random() < 0.15:
            self.lost(begun, due - timedelta(weeks=10))
        else:
            for child in self.born(begun, due):
                self.grows_up(child, due)

    def while_it_goes_on(self, begun: Pregnancy) -> None:
        what = self.dice.choice(["goes on", "goes on", "lost", "mother dies"])
        if what == "lost":
            self.lost(begun, days.today())
        elif what == "mother dies":
            self.life.abi.refresh_from_db()
            families.record_death(
                person=self.life.abi, died=days.today(), version=self.life.abi.version, sure=True, by=self.by
            )
            self.told.now += ["Pregnancy failed or ended"] * begun.babies
        else:
            self.told.now += ["Not born yet"] * begun.babies
            self.told.ready += [("Not born yet", "Not due yet")] * begun.babies

    def lost(self, begun: Pregnancy, on: date) -> None:
        outcome = self.dice.choice(["lost", "ended"])
        families.end_pregnancy(pregnancy=begun, outcome=outcome, ended=on, version=begun.version, by=self.by)
        self.told.now += ["Pregnancy failed or ended"] * begun.babies

    def born(self, begun: Pregnancy, born: date) -> list[Person]:
        begun.refresh_from_db()
        names = [PersonAsTold("child", True, f"Kit{n}", self.life.family.name) for n in range(begun.babies)]
        children = families.record_birth(
            pregnancy=begun, born=born, children=names, version=begun.version, sure=True, by=self.by
        )
        for child in children:
            if self.dice.random() < 0.5:
                families.relate(person=self.life.joe, kind="parent", other=child, tie="birth", by=self.by)
        return children

    def grows_up(self, child: Person, born: date) -> None:
        """Moves, a status or two, and what is so in the end: the last word is told."""
        said = "With a parent" if child.homes.filter(ends=None).exists() else "Not recorded"
        since = born + timedelta(days=3)
        for _ in range(self.dice.choice([0, 0, 1, 2])):
            since += timedelta(days=2)
            said = self.moves(child, since)
        law = self.dice.choice(["", "", "", "looked after", "was looked after", "wrong", "guardian", "adopted", "died"])
        if law in ("looked after", "was looked after", "wrong"):
            care = families.begin_status(person=child, kind="looked_after", starts=born, sure=True, by=self.by)
            if law == "was looked after":
                families.end_status(status=care, ends=since, destination="", by=self.by)
            elif law == "wrong":
                families.withdraw_status(status=care, why="Another child", version=care.version, by=self.by)
            else:
                said = "Looked after"
        ready = self.hears_from_school(child, born)
        if law == "guardian":
            families.begin_status(person=child, kind="special_guardianship", starts=born, sure=True, by=self.by)
            said = "Special guardianship"
        child.refresh_from_db()
        if law == "adopted":
            families.seal_person(
                person=child, order_made=days.today(), why="Order seen", version=child.version, sure=True, by=self.by
            )
            said = "Adopted"
        if law == "died":
            families.record_death(person=child, died=days.today(), version=child.version, sure=True, by=self.by)
            said = "Died"
        self.told.now.append(said)
        self.told.ready.append((said, ready))

    def moves(self, child: Person, since: date) -> str:
        kind = self.dice.choice([*HOMES, "back"])
        home, people = Home(f"{kind} {since}", kind=kind), [child]
        if kind == "back":
            home, people = Home("3 Beck Lane"), [child, self.life.abi]
        families.move_home(family=self.life.family, home=home, people=people, since=since, by=self.by)
        return HOMES.get(kind, "With a parent")

    def hears_from_school(self, child: Person, born: date) -> str:
        finding = self.dice.choice(["", "ready", "not_ready", "not_assessed"])
        if finding:
            note_readiness(episode=self.episode, child=child, noted=found(finding, reason="Ill that day"), by=self.by)
        due = finding or born <= ago(months=72)
        return SCHOOL[finding] if due else "Not due yet"


@pytest.fixture
def by(cast: Any) -> Iterator[Any]:
    with holder_scope(cast.hana.holder_id):
        yield cast.hana


def test_whoever_was_adopted_as_an_only_child_is_counted_and_on_no_list(by: Any, cast: Any, sign_in: Any) -> None:
    """The whole record closes with them: counts know of it, and nothing that names anybody does."""
    life, episode, child = born_and_followed(by)
    families.seal_person(person=child, order_made=days.today(), why="Order", version=child.version, sure=True, by=by)
    assert Family.objects.get(pk=life.family.pk).sealed_at
    assert followed(cast.hugo, days.today()) == []
    counted = followed(cast.hugo, days.today(), sealed_too=True)
    assert [each.now for each in children_in(counted)] == ["adopted"]
    assert figures(counted, None, days.today()).names == []
    for page in ("cohort", "following"):
        assert "Doyle" not in sign_in(cast.hugo).get(reverse(f"tracks:{page}")).content.decode()
    assert sign_in(cast.hugo).get(reverse("tracks:history", args=[episode.pk])).status_code == 404


def test_of_a_twin_who_was_lost_nobody_is_told_that_they_are_expected_or_born(by: Any, sign_in: Any) -> None:
    life = Life(by)
    begun = life.expects(days.today() + timedelta(weeks=10), ago(weeks=4), 2)
    families.begin_unborn(pregnancy=begun, by=by)
    life.work()
    begun = families.revise_pregnancy(
        pregnancy=begun,
        due=begun.due_dates.get().due,
        known_on=days.today(),
        babies=1,
        version=begun.version,
        by=by,
    )
    following = reverse("tracks:following")
    assert sign_in(by).get(following).content.decode().count("The baby of Abi") == 1
    told = [PersonAsTold("child", True, "Isla", "Doyle")]
    families.record_birth(pregnancy=begun, born=days.today(), children=told, version=begun.version, sure=True, by=by)
    assert {each.now for each in children_in(followed(by, days.today()))} == {"not_born", "not_known"}
    page = sign_in(by).get(following).content.decode()
    assert "Isla" in page
    assert "nborn baby" not in page
    assert "The baby of" not in page


@pytest.mark.parametrize("seed", range(3))
def test_the_cohort_is_the_naive_count(by: Any, cast: Any, seed: int) -> None:
    told, dice = Told(), Random(seed)
    for number in range(45):
        Lived(number, by, dice, told).live()
    every = followed(cast.hugo, days.today(), sealed_too=True)
    assert Counter(LABELS[child.now] for child in children_in(every)) == Counter(told.now)
    page = figures(every, None, days.today())
    everybody, left = Counter(told.now), Counter(each for each in told.now if each not in LEFT_OUT)
    assert [row[0] for row in page.every] == list(LABELS.values())
    assert LEFT_OUT.isdisjoint(row[0] for row in page.counted)
    assert page.counted
    assert page.ready or seed == 1  # there, too few are not due yet to tell how many
    then_told_as_counted(page.every, everybody)
    then_told_as_counted(page.counted, left)
    then_told_as_counted(page.ready, Counter(line for now, line in told.ready if now not in LEFT_OUT))


def then_told_as_counted(rows: list[list[str]], naive: Counter[str]) -> None:
    """Each line is right or hidden, no small number is shown, and every line has its denominator."""
    for label, number, of, share in rows:
        assert of == str(naive.total())
        assert (number, share) in (("c", "c"), (str(naive[label]), f"{100 * naive[label] / naive.total():.1f}%"))
        assert number == "c" or naive[label] == 0 or naive[label] > 5
