"""Whether a child was ready for school: written down with who told, shown beside the child, counted and protected."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as some

from hearth.audit.models import AuditEvent
from hearth.casework.actions import Answer, Opening, note_readiness, observe, open_episode, withdraw_readiness
from hearth.casework.extract import OBSERVATION_COLUMNS, observation_rows
from hearth.casework.models import Episode, SchoolReadiness
from hearth.casework.queries.readiness import SCHOOL_READY
from hearth.casework.rules import NotPossible
from hearth.casework.rules.readiness import Noted, check, standing
from hearth.families import actions as families
from hearth.families.models import Family, Person
from hearth.families.telling import PersonAsTold
from hearth.practice.library import library
from hearth.practice.models import PracticeVersion
from hearth.practice.queries import programme_of
from hearth.scope.opening import holder_scope
from hearth.tracks.queries.lives import followed
from hearth.tracks.queries.parents import children_in
from hearth.tracks.rules.cohort import EXCLUDED, Cohort, Now, cohort, safe
from hearth.tracks.rules.readiness import LINES, Told, line_of, readiness
from hearth.tracks.tests.test_pages import Life, ago, closed_to_the_team
from hearth.ui import days

GOOD = "good_level_of_development"


@pytest.fixture
def by(cast: Any) -> Iterator[Any]:
    with holder_scope(cast.hana.holder_id):
        yield cast.hana


def born_and_followed(by: Any, name: str = "Doyle", *, earlier: bool = False) -> tuple[Life, Episode, Person]:
    life = Life(by, name, earlier=earlier)
    born = ago(years=5, months=2)
    pregnancy = life.expects(born, born - timedelta(weeks=20))
    episode = life.work(born - timedelta(weeks=20))
    told = [PersonAsTold("child", True, "Zephyrine", name)]
    (child,) = families.record_birth(pregnancy=pregnancy, born=born, children=told, version=pregnancy.version, by=by)
    return life, episode, child


def found(finding: str = "ready", on: date | None = None, **more: str) -> Noted:
    measure = GOOD if finding in ("ready", "not_ready") else ""
    return Noted(on or days.today(), finding, more.get("told_by", "Ms Marsh, teacher"), measure, more.get("reason", ""))


def test_what_school_found_is_written_down_and_shown_with_who_told(by: Any, cast: Any, sign_in: Any) -> None:
    _, episode, child = born_and_followed(by)
    client, page = sign_in(by), reverse("tracks:readiness", args=[episode.pk])
    said = {"child": str(child.pk), "finding": "ready", "measure": GOOD, "told_by": "Ms Marsh, reception teacher"}
    today = days.today()
    said |= {"on_day": str(today.day), "on_month": str(today.month), "on_year": str(today.year)}
    assert client.post(page, said | {"measure": ""}).content.decode().count("Choose by which measure") > 0
    assert client.post(page, said).status_code == 302
    row = SchoolReadiness.objects.get()
    assert (row.finding, row.measure, row.told_by) == ("ready", GOOD, "Ms Marsh, reception teacher")
    assert AuditEvent.objects.filter(verb="noted", subject_id=str(row.pk)).count() == 1
    for shown in (reverse("tracks:history", args=[episode.pk]), reverse("tracks:following")):
        assert "from Ms Marsh, reception teacher" in client.get(shown).content.decode()
    names = sign_in(cast.hugo).get(reverse("tracks:cohort")).content.decode().split("<details")[-1]
    assert "Ready for school, " in names


def test_the_latest_day_stands_and_the_earlier_line_stays(by: Any, sign_in: Any) -> None:
    _, episode, child = born_and_followed(by)
    note_readiness(episode=episode, child=child, noted=found("ready"), by=by)
    note_readiness(episode=episode, child=child, noted=found("not_ready", ago(months=3)), by=by)
    assert "Not yet ready" not in sign_in(by).get(reverse("tracks:following")).content.decode()
    history = sign_in(by).get(reverse("tracks:history", args=[episode.pk])).content.decode()
    assert history.index("Not yet ready for school") < history.index("Ready for school, ")


def test_a_line_that_was_wrong_is_withdrawn_with_a_reason_stays_and_is_counted_nowhere(
    by: Any, cast: Any, sign_in: Any
) -> None:
    _, episode, child = born_and_followed(by)
    earlier = note_readiness(episode=episode, child=child, noted=found("not_ready", ago(months=3)), by=by)
    wrong = note_readiness(episode=episode, child=child, noted=found("ready"), by=by)
    client = sign_in(by)
    history = reverse("tracks:history", args=[episode.pk])
    page = reverse("tracks:withdraw_readiness", args=[episode.pk, wrong.pk])
    assert page in client.get(history).content.decode()
    assert "Ready for school, " in client.get(page).content.decode()
    assert "Say why it is wrong" in client.post(page, {"why": " "}).content.decode()
    assert client.post(page, {"why": "That was her cousin."}).status_code == 302
    wrong.refresh_from_db()
    assert (wrong.finding, wrong.why_withdrawn, wrong.withdrawn_by_name) == ("ready", "That was her cousin.", by.name)
    assert AuditEvent.objects.filter(verb="withdrew", subject_id=str(wrong.pk)).count() == 1
    for shown in (history, reverse("tracks:readiness", args=[episode.pk])):
        told = client.get(shown).content.decode()
        assert "Withdrawn, and counted nowhere: Ready for school, " in told
        assert f"{by.name} withdrew it on {days.day(days.today())}: That was her cousin." in told
        assert page not in told  # and nobody withdraws it twice
    assert f"{by.name} withdrew it already." in client.post(page, {"why": "Mine too."}).content.decode()
    assert "Not yet ready for school" in client.get(reverse("tracks:following")).content.decode()
    (one,) = children_in(followed(by, days.today()))
    assert [each.finding for each in one.readiness] == ["not_ready"]
    withdraw_readiness(line=earlier, why="Nobody said so.", by=by)
    assert "Readiness for school not due yet" in client.get(reverse("tracks:following")).content.decode()
    assert "Nobody said so." in client.get(history).content.decode()
    cohort_page = sign_in(cast.hugo).get(reverse("tracks:cohort")).content.decode()
    assert "Not yet ready for school" not in cohort_page


def test_whoever_may_not_write_a_line_may_not_withdraw_one_nor_one_of_another_childs_work(
    by: Any, cast: Any, sign_in: Any
) -> None:
    life, episode, child = born_and_followed(by)
    _, other, _ = born_and_followed(by, "Marlow")
    row = note_readiness(episode=episode, child=child, noted=found(), by=by)
    asked = [(by, other.pk), (cast.kemi, episode.pk), (cast.pia, episode.pk)]
    for who, where in asked:
        page = reverse("tracks:withdraw_readiness", args=[where, row.pk])
        assert sign_in(who).post(page, {"why": "Wrong."}).status_code in (403, 404)
    with holder_scope(by.holder_id):
        row.refresh_from_db()
        assert row.withdrawn_at is None
        families.seal_person(person=child, order_made=ago(days=1), why="Adopted", version=child.version, by=by)
        with pytest.raises(NotPossible, match="Nothing more"):
            withdraw_readiness(line=row, why="Wrong.", by=by)
    page = reverse("tracks:withdraw_readiness", args=[episode.pk, row.pk])
    assert sign_in(by).get(page).status_code == 404
    assert life.family.pk != other.family_id


def test_of_a_child_who_died_a_wrong_line_can_still_be_withdrawn(by: Any, sign_in: Any) -> None:
    _, episode, child = born_and_followed(by)
    row = note_readiness(episode=episode, child=child, noted=found(), by=by)
    families.record_death(person=child, died=days.today(), version=child.version, by=by)
    withdraw_readiness(line=row, why="It was another child.", by=by)
    told = sign_in(by).get(reverse("tracks:history", args=[episode.pk])).content.decode()
    assert "It was another child." in told


def test_new_work_is_asked_nothing_beside_what_was_written_down(by: Any, sign_in: Any) -> None:
    _, episode, child = born_and_followed(by)
    note_readiness(episode=episode, child=child, noted=found(), by=by)
    assert all(each.id != SCHOOL_READY for each in programme_of(episode.programme_version).observed)
    asked = sign_in(by).get(reverse("casework:observations", args=[episode.pk, "closure"])).content.decode()
    assert "Lives with a parent" in asked
    assert "Ready for school" not in asked


def test_work_of_the_older_version_is_asked_and_finds_the_answer_there(by: Any, sign_in: Any) -> None:
    _, episode, child = born_and_followed(by)
    earlier_version(episode)
    page = reverse("casework:observations", args=[episode.pk, "closure"])
    question = f"{SCHOOL_READY}-{child.pk}"
    assert "checked" not in _radios(sign_in(by).get(page), question)
    observe(episode=episode, stage="closure", on=days.today(), answers=[Answer(SCHOOL_READY, "yes", child)], by=by)
    row = note_readiness(episode=episode, child=child, noted=found("not_ready"), by=by)
    assert re.search(r'value="no"[^>]*checked', _radios(sign_in(by).get(page), question))
    withdraw_readiness(line=row, why="Another child.", by=by)
    assert re.search(r'value="yes"[^>]*checked', _radios(sign_in(by).get(page), question))


def _radios(response: Any, name: str) -> str:
    return " ".join(re.findall(rf'<input[^>]*name="{name}"[^>]*>', response.content.decode()))


def earlier_version(episode: Episode) -> None:
    """As work is that began before: its programme asks about school once more at closure."""
    version = episode.programme_version
    asked = {"id": SCHOOL_READY, "label": "Ready for school", "about": "child", "answer": "yes_no"}
    observed = [*version.body["observed"], asked | {"stages": ["closure"], "hint": "As found."}]
    body = version.body | {"observed": observed, "version": "0.9"}
    older = PracticeVersion.objects.create(
        kind=version.kind,
        practice_id=version.practice_id,
        version="0.9",
        hash="0" * 64,
        body=body,
        agency_id=episode.holder_id,
    )
    Episode.objects.filter(pk=episode.pk).update(programme_version=older)
    episode.programme_version = older


def test_figures_are_told_what_was_written_down_and_nothing_that_was_withdrawn(by: Any) -> None:
    _, episode, child = born_and_followed(by)
    earlier_version(episode)
    answered = [Answer(SCHOOL_READY, "no", child)]
    observe(episode=episode, stage="closure", on=days.today(), answers=answered, by=by)
    assert _school_rows(episode) == [(str(child.pk), "closure", days.today().isoformat(), "no")]
    note_readiness(episode=episode, child=child, noted=found("not_ready", ago(months=2)), by=by)
    note_readiness(episode=episode, child=_child_elsewhere(by), noted=found(), by=by)  # takes no part in this work
    wrong = note_readiness(episode=episode, child=child, noted=found("ready", ago(months=1)), by=by)
    assert _school_rows(episode) == [(str(child.pk), "closure", ago(months=1).isoformat(), "yes")]
    withdraw_readiness(line=wrong, why="Another child.", by=by)
    assert _school_rows(episode) == [(str(child.pk), "closure", ago(months=2).isoformat(), "no")]
    assert not list(observation_rows([episode], str, frozenset({child.pk})))


def _child_elsewhere(by: Any) -> Person:
    child = Life(by, "Marlow").first
    assert child is not None
    return child


def _school_rows(episode: Episode) -> list[tuple[str, ...]]:
    rows = [dict(zip(OBSERVATION_COLUMNS, row, strict=True)) for row in observation_rows([episode], str)]
    return [(row["person"], row["stage"], row["date"], row["value"]) for row in rows if row["measure"] == SCHOOL_READY]


def test_a_sealed_childs_lines_vanish(by: Any, cast: Any, sign_in: Any) -> None:
    _, episode, child = born_and_followed(by, earlier=True)
    note_readiness(episode=episode, child=child, noted=found(told_by="Ms Peculiar"), by=by)
    families.seal_person(person=child, order_made=ago(days=1), why="Adopted", version=child.version, by=by)
    (one,) = children_in(followed(by, days.today()))
    assert one.readiness == []
    pages = [reverse(f"tracks:{page}", args=[episode.pk]) for page in ("history", "readiness")]
    for page in (*pages, reverse("tracks:following"), reverse("tracks:cohort")):
        told = sign_in(cast.hugo).get(page).content.decode()
        assert "Peculiar" not in told
        assert "Zephyrine" not in told
    with pytest.raises(NotPossible):
        note_readiness(episode=episode, child=child, noted=found(), by=by)


def test_what_a_closed_record_says_is_counted_and_not_shown(by: Any, cast: Any, sign_in: Any) -> None:
    life, episode, child = born_and_followed(by)
    row = note_readiness(episode=episode, child=child, noted=found(told_by="Ms Peculiar"), by=by)
    opening = Opening("early_help", by, opened=days.today(), referred=days.today())
    elsewhere = open_episode(family=life.family, opening=opening, by=by)
    Episode.objects.filter(pk=elsewhere.pk).update(family=closed_to_the_team(life))
    SchoolReadiness.objects.filter(pk=row.pk).update(episode=elsewhere)
    assert Family.objects.count() > 1
    assert [each.readiness[0].finding for each in children_in(followed(cast.hugo, days.today()))] == ["ready"]
    for page in (reverse("tracks:following"), reverse("tracks:cohort")):
        assert "Peculiar" not in sign_in(by if "cohort" not in page else cast.hugo).get(page).content.decode()


@pytest.mark.parametrize(
    ("noted", "why"),
    [
        (Noted(date(2026, 5, 2), "ready", "Ms Marsh", GOOD), "future"),
        (Noted(date(2020, 5, 2), "ready", "Ms Marsh", GOOD), "before the child was born"),
        (Noted(date(2026, 5, 1), "ready", " ", GOOD), "who told"),
        (Noted(date(2026, 5, 1), "ready", "Ms Marsh", "of_another_nation"), "by which measure"),
        (Noted(date(2026, 5, 1), "not_assessed", "Ms Marsh"), "why nobody knows"),
        (Noted(date(2026, 5, 1), "grand", "Ms Marsh"), "Choose what was found"),
    ],
)
def test_what_cannot_be_so_is_refused_in_words(noted: Noted, why: str) -> None:
    with pytest.raises(NotPossible, match=why):
        check(noted, born=date(2021, 1, 1), measures={GOOD}, today=date(2026, 5, 1))


def test_nothing_is_missing_before_it_is_due_and_not_due_is_no_answer_for_ever() -> None:
    born = date(2020, 1, 1)
    assert standing("", born, 72, date(2025, 12, 31)) == "not_due"
    assert standing("", born, 72, date(2026, 1, 1)) == "not_recorded"
    assert standing("not_due", born, 72, date(2026, 1, 1)) == "not_recorded"
    assert standing("not_assessed", born, 72, date(2025, 1, 1)) == "not_assessed"
    assert standing("", None, 72, date(2026, 1, 1)) == "not_due"
    assert line_of("unknown") == "not_known"


def test_each_nation_has_a_measure_of_its_own_with_its_source() -> None:
    own = {each.nation: each.school_readiness.measures[0] for each in library().family_terms()}
    assert len({measure.id for measure in own.values()}) == len(own) == 4
    assert all(measure.source for measure in own.values())


CELLS: list[tuple[Now, str]] = [
    *(("expected", "not_due") for _ in range(1)),
    *(("with_parents", line) for line in LINES),
    *(("looked_after", line) for line in ("ready", "not_known")),
    *(("special_guardianship", line) for line in LINES),
    ("adopted", "not_due"),
    ("not_born", "not_due"),
]


def told_of(numbers: tuple[int, ...]) -> tuple[Cohort, Told]:
    children = [cell for cell, number in zip(CELLS, numbers, strict=True) for _ in range(number)]
    shown = safe(cohort(now for now, _ in children), 5)
    return shown, readiness(children, shown, 5)


COUNTS = some.tuples(*(some.sampled_from([0, 0, 1, 3, 5, 6, 8, 13]) for _ in CELLS))


@given(COUNTS)
def test_no_small_number_is_shown_and_what_is_shown_is_the_naive_count(numbers: tuple[int, ...]) -> None:
    _, told = told_of(numbers)
    naive: Counter[str] = Counter()
    for (now, line), number in zip(CELLS, numbers, strict=True):
        naive[LINES[line]] += 0 if now in EXCLUDED else number
    for each in told.counted:
        assert each.number in (None, naive[each.label])
        assert each.of == sum(naive.values())
    for each in (*told.counted, *told.every):
        assert each.number is None or not 1 <= each.number <= 5 or each.label.startswith("Nothing is asked")


SMALL: list[tuple[Now, str]] = [("with_parents", line) for line in ("ready", "not_ready", "not_known")]


@settings(deadline=None, max_examples=40)
@given(some.tuples(some.integers(0, 9), some.integers(0, 9), some.integers(0, 9)), some.sampled_from([0, 6, 8]))
def test_a_hidden_small_number_may_be_any_small_number_for_all_that_is_told(
    due: tuple[int, int, int], unborn: int
) -> None:
    """By trying every cohort of the same size: 1 to 4 of it stand behind the same two tables."""

    def seen(three: tuple[int, ...]) -> tuple[Cohort, Told]:
        children = [cell for cell, number in zip(SMALL, three, strict=True) for _ in range(number)]
        children += [("expected", "not_due")] * unborn
        shown = safe(cohort(now for now, _ in children), 5)
        return shown, readiness(children, shown, 5)

    told, total = seen(due), sum(due)
    worlds = [(*two, total - sum(two)) for two in product(range(total + 1), repeat=2) if sum(two) <= total]
    alike = [world for world in worlds if seen(world) == told]
    for place, each in enumerate(told[1].counted[:3]):
        if each.number is None and 1 <= due[place] <= 5:
            assert {1, 2, 3, 4} <= {world[place] for world in alike}
