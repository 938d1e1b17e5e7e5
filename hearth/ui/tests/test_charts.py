from xml.etree import ElementTree

import altair as alt
from markupsafe import Markup

from hearth.ui import charts
from hearth.ui.tests.kitchen_sink import AREAS

SVG = "{http://www.w3.org/2000/svg}"


def words_in(drawing: Markup) -> str:
    return " ".join("".join(text.itertext()) for text in ElementTree.fromstring(drawing).iter(f"{SVG}text"))


def test_a_chart_is_one_image_with_a_name_and_a_description() -> None:
    root = ElementTree.fromstring(charts.change_by_area(AREAS, before="March", after="June"))
    named = [root.find(f"{SVG}title"), root.find(f"{SVG}desc")]
    assert [element.text for element in named if element is not None] == [
        "Grades by area, March and June",
        "Physical care: food: 4 to 2. Safety: supervision: 3 to 3. Love: attention: 3 to no grade.",
    ]
    assert root.attrib["aria-labelledby"] == " ".join(element.attrib["id"] for element in named if element is not None)
    assert [element for element in root.iter() if "role" in element.attrib] == [root]


def test_every_area_and_both_times_are_written_out() -> None:
    words = words_in(charts.change_by_area(AREAS, before="March", after="June"))
    assert all(word in words for word in ("March", "June", "Physical care: food", "1 is best, 5 is worst"))


def test_the_order_given_is_the_order_drawn() -> None:
    words = words_in(charts.change_by_area(list(reversed(AREAS))))
    assert words.index("Love") < words.index("Safety") < words.index("Physical")


def test_no_rows_draw_an_empty_chart() -> None:
    assert charts.change_by_area([]).startswith("<svg")


def test_names_cannot_smuggle_markup_into_the_drawing() -> None:
    drawing = charts.change_by_area([{"area": "<script>x</script> & co", "before": 1, "after": 2}])
    assert "<script>" not in drawing
    assert "<script>x</script> & co" in words_in(drawing)


def test_a_chart_of_areas_is_as_wide_as_a_phone_and_one_of_a_wide_table_is_not() -> None:
    drawn = charts.change_by_area(AREAS, before="3 May 2026, baseline", after="3 September 2026, review")
    assert "hearth-chart__narrow" in drawn
    wide = alt.Chart(alt.Data(values=[{"a": 1}])).mark_point().encode(x="a:Q").properties(width=500)
    assert "hearth-chart__narrow" not in charts.svg(wide, title="Wide", description="Wider than a phone")


def test_any_chart_can_be_drawn_in_our_look() -> None:
    bars = alt.Chart(alt.Data(values=[{"a": "x", "b": 1}])).mark_bar().encode(x="b:Q", y="a:N")
    drawing = charts.svg(bars, title="Bars", description="One bar.")
    assert "arial" in drawing
    assert "style=" not in drawing
