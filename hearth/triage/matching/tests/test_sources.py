"""One source three times, and three sources once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.triage.matching.sources import Source, counted, in_words

JANET = Source(name="Janet Price", telephone="+44 1632 960 001")
TEACHER = Source(name="Tom Reed", agency="Beck Lane School", email="tom@school.example.org")
OTHER_TEACHER = Source(name="Ann Moss", agency="Beck Lane School")
NAMELESS = Source(way_back="abc")


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ([JANET], "the first worry"),
        ([JANET, replace(JANET, name="J. Price", telephone="01632 960001")], "the second worry, both from one person"),
        ([JANET] * 3, "the third worry, all three from one person"),
        ([JANET, TEACHER, OTHER_TEACHER], "the third worry, from three separate people"),
        ([TEACHER, JANET, replace(TEACHER, name="Mr Reed")], "the third worry, from two separate people"),
        (
            [TEACHER, OTHER_TEACHER, Source(name="Nia Prosser", agency="Health Visiting")],
            "the third worry, from three separate people, of two agencies",
        ),
        ([NAMELESS, Source()], "the second worry, all from somebody who gave no name: it may be one person"),
        ([JANET, NAMELESS, Source()], "the third worry, from one person, and twice from somebody who gave no name"),
        ([Source(is_the_child=True), JANET], "the second worry, from two separate people"),
        ([Source(account="1", name="A"), Source(account="1", name="B")], "the second worry, both from one person"),
        ([replace(JANET, connection="m"), Source(connection="m")], "the second worry, both from one person"),
        ([JANET] * 21, "the 21st worry, all 21 from one person"),
    ],
)
def test_what_is_said(sources: list[Source], said: str) -> None:
    assert in_words(counted(sources)) == said


def test_what_nothing_bears_out_is_said_and_not_counted() -> None:
    assert in_words(counted([JANET], unsubstantiated=2)) == (
        "the first worry. Two others were found to be unsubstantiated, and not counted"
    )
    assert in_words(counted([JANET, TEACHER], unsubstantiated=1)).endswith(
        "people. One other was found to be unsubstantiated, and not counted"
    )


TOLD = st.sampled_from(["", "a", "b", "0163296001", "a@example.org"])
ANY = st.builds(Source, account=TOLD, email=TOLD, telephone=TOLD, name=TOLD, agency=TOLD, connection=TOLD)


@given(st.lists(ANY, min_size=1, max_size=8), st.randoms())
def test_the_order_does_not_matter_and_nobody_is_counted_twice(sources: list[Source], chance: object) -> None:
    shuffled = list(sources)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    count = counted(sources)
    assert counted(shuffled) == count
    assert counted(sources * 2).people == count.people
    assert count.people + count.nameless <= count.worries
