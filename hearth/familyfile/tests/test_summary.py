"""Five lines, always five: what is not there is said."""

from datetime import date

from hearth.familyfile.summary import ChildFact, HelpFact, StatusFact, WorkFacts, WorryFacts, five_lines

NOTHING = WorryFacts(0, 0, 0, None)
UNSEEN = WorkFacts(None, "", None)


def test_nothing_known_is_said_and_not_left_out() -> None:
    lines = dict(five_lines([], [], [], NOTHING, UNSEEN))
    assert lines == {
        "Children": "No children are recorded yet.",
        "In law": "No child has a status in law now.",
        "Who helps": "Nobody is helping this family now.",
        "Worries": "No worry has been recorded.",
        "Last seen": "No child seen alone yet. Not assessed yet.",
    }


def test_what_matters_is_said_in_sentences() -> None:
    day = date(2026, 3, 3)
    lines = dict(
        five_lines(
            [ChildFact("Zoë Ashdown", "6 years"), ChildFact("A baby", "due 3 June 2026")],
            [StatusFact("Zoë Ashdown", "Child protection plan for neglect", day)],
            [HelpFact("Family Partners", "Hana Quist", "Harbour Families", day)],
            WorryFacts(this_year=3, sources=2, ever=5, latest=day),
            WorkFacts(day, "Physical care", day),
        )
    )
    assert lines["Children"] == "Zoë Ashdown, 6 years; A baby, due 3 June 2026"
    assert lines["In law"] == "Zoë Ashdown: Child protection plan for neglect since 3 March 2026"
    assert lines["Who helps"] == "Hana Quist (Harbour Families), Family Partners, since 3 March 2026"
    assert lines["Worries"] == "3 in the last 12 months, from 2 sources; 5 in all. The latest on 3 March 2026."
    assert lines["Last seen"].endswith("what worries us most: physical care.")


def test_old_worries_are_not_forgotten() -> None:
    worries = WorryFacts(this_year=0, sources=0, ever=4, latest=date(2020, 1, 1))
    assert dict(five_lines([], [], [], worries, UNSEEN))["Worries"].startswith("None in the last 12 months; 4 before")
