"""Every quarter has its place, and the drawing's bars are the table's figures."""

from hypothesis import given
from hypothesis import strategies as st

from hearth.chronology.counting import Quarter
from hearth.chronology.presenters.density import HEIGHT, MOST_BARS, WIDTH, density
from hearth.chronology.rules import STRANDS

QUARTERS = st.dictionaries(
    st.tuples(st.integers(1990, 2040), st.integers(1, 4), st.sampled_from(list(STRANDS))),
    st.integers(1, 500),
    min_size=1,
)


@given(QUARTERS)
def test_nothing_is_lost_and_nothing_leaves_the_drawing(told: dict[tuple[int, int, str], int]) -> None:
    drawn = density([Quarter(*key, count) for key, count in sorted(told.items())])
    assert drawn
    assert sum(int(cell) for row in drawn.table for cell in row[1:]) == sum(told.values())
    assert len(drawn.table) <= max(MOST_BARS, 51)
    for column, row in enumerate(drawn.rows, start=1):
        assert len(row.bars) == sum(cells[column] != "0" for cells in drawn.table)
        for bar in row.bars:
            assert bar.x >= 0
            assert bar.x + bar.width <= WIDTH
            assert 0 < bar.y < bar.y + bar.height <= HEIGHT


def test_a_quarter_without_anything_has_its_row() -> None:
    drawn = density([Quarter(2024, 3, "life", 1), Quarter(2025, 2, "worries", 4)])
    assert drawn
    assert [row[0] for row in drawn.table] == [
        "July to September 2024",
        "October to December 2024",
        "January to March 2025",
        "April to June 2025",
    ]
    assert drawn.table[-1][1:] == ["4", "0", "0"]


def test_nothing_is_nothing() -> None:
    assert density([]) is None
