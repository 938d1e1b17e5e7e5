"""The picture: nobody over anybody else, everybody and every relationship drawn, children below their parents."""

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from hearth.familyfile.picture.drawing import drawn, edges
from hearth.familyfile.picture.generations import rows_of
from hearth.familyfile.picture.layout import CELL, SIZE, Layout, lay_out
from hearth.familyfile.picture.scene import (
    APART,
    BIRTH,
    CIRCLE,
    DIAMOND,
    LEGAL,
    NEVER,
    SOCIAL,
    SQUARE,
    TOGETHER,
    Descent,
    Figure,
    Home,
    Link,
    Pair,
    Scene,
)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Up to fourteen people; children of lower numbers, as in life; anybody may be anybody's partner."""
    many = draw(st.integers(1, 14))
    figures = tuple(
        Figure(n, draw(st.sampled_from([SQUARE, CIRCLE, DIAMOND])), (f"Person {n}", "5 years"), f"{2000 + n}")
        for n in range(many)
    )
    descents = []
    for child in range(1, many):
        for tie in draw(st.sets(st.sampled_from([BIRTH, LEGAL, SOCIAL]), max_size=2)):
            parents = draw(st.sets(st.integers(0, child - 1), min_size=1, max_size=2))
            descents.append(Descent(tuple(sorted(parents)), child, tie))
    anybody = st.integers(0, many - 1)
    two = st.tuples(anybody, anybody).filter(lambda both: both[0] != both[1])
    pairs, links = [], []
    if many > 1:
        standing = st.sampled_from([TOGETHER, APART, NEVER])
        pairs = [
            Pair(min(both), max(both), draw(standing)) for both in draw(st.lists(two, max_size=4, unique_by=frozenset))
        ]
        links = [Link(one, other, "carer", draw(st.booleans())) for one, other in draw(st.lists(two, max_size=3))]
    homes = [Home("A", frozenset(draw(st.sets(anybody))))]
    return Scene(figures, tuple(pairs), tuple(descents), tuple(links), tuple(homes))


@given(scenes())
@settings(deadline=None)
def test_no_two_symbols_overlap_and_everybody_is_there(scene: Scene) -> None:
    layout = lay_out(scene)
    assert {each.figure.key for each in layout.placed} == {each.key for each in scene.figures}
    for one in layout.placed:
        assert SIZE / 2 <= one.x <= layout.width - SIZE / 2
        assert one.y + SIZE / 2 < layout.height
        for other in layout.placed:
            if one is not other and one.y == other.y:
                assert abs(one.x - other.x) >= CELL - 0.1


@given(scenes())
@settings(deadline=None)
def test_every_relationship_is_drawn_and_its_line_touches_whom_it_joins(scene: Scene) -> None:
    layout = lay_out(scene)
    joined = [frozenset(line.ends) for line in layout.lines]
    for pair in scene.pairs:
        assert frozenset((pair.one, pair.other)) in joined
    for descent in scene.descents:
        assert frozenset((*descent.parents, descent.child)) in joined
    for link in scene.links:
        assert frozenset((link.one, link.other)) in joined
    assert len(layout.lines) == len(scene.pairs) + len(scene.descents) + len(scene.links)
    _touching(layout, scene)


def _touching(layout: Layout, scene: Scene) -> None:
    placed = {each.figure.key: each for each in layout.placed}
    for descent in scene.descents:
        child = placed[descent.child]
        joined = (*sorted(descent.parents, key=str), child.figure.key)
        feet = [line.points[-1] for line in layout.lines if line.ends == joined]
        assert any(abs(x - child.x) <= SIZE / 2 and abs(y - child.y) <= SIZE / 2 + 0.1 for x, y in feet)


@given(scenes())
@settings(deadline=None)
def test_children_stand_below_their_parents_where_records_allow(scene: Scene) -> None:
    """Partners may be of two generations: then the pair decides. Without pairs nothing may be upside down."""
    plain = Scene(
        scene.figures, descents=tuple(Descent(each.parents[:1], each.child, each.tie) for each in scene.descents)
    )
    rows = rows_of(plain)
    for descent in plain.descents:
        assert rows[descent.parents[0]] < rows[descent.child]
    assert min(rows.values()) == 0


def test_records_in_a_circle_are_drawn_all_the_same() -> None:
    figures = tuple(Figure(n, CIRCLE, (str(n),)) for n in range(3))
    circle = tuple(Descent((n,), (n + 1) % 3, BIRTH) for n in range(3))
    layout = lay_out(Scene(figures, descents=circle, pairs=(Pair(0, 1, TOGETHER),)))
    assert len({(each.x, each.y) for each in layout.placed}) == 3


@given(scenes())
@settings(deadline=None)
def test_the_drawing_is_well_formed_and_a_home_has_a_closed_edge(scene: Scene) -> None:
    layout = lay_out(scene)
    root = ElementTree.fromstring(str(drawn(layout, "A <family> & more", "Words")))
    assert root.attrib["role"] == "img"
    assert "style" not in {name for element in root.iter() for name in element.attrib}
    for area in layout.areas:
        meeting: dict[tuple[float, float], int] = {}
        for a, b, c, d in edges(area):
            for point in ((a, b), (c, d)):
                meeting[point] = meeting.get(point, 0) + 1
        assert all(many % 2 == 0 for many in meeting.values())


def test_twins_hang_from_one_point_and_an_empty_family_has_a_picture() -> None:
    figures = tuple(Figure(name, CIRCLE, (name,)) for name in ("mum", "kit", "mae"))
    twins = tuple(Descent(("mum",), child, BIRTH, "one pregnancy") for child in ("kit", "mae"))
    layout = lay_out(Scene(figures, descents=twins))
    assert len({line.points[-2] for line in layout.lines}) == 1
    assert lay_out(Scene(())).placed == ()
