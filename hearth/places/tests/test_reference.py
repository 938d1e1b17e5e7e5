import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from hearth.places.models import BodyCode, ResponsibleBody
from hearth.places.queries import bodies_on
from hearth.places.reference.files import known_districts, read_bodies, read_stewardships
from hearth.places.reference.loading import load_reference
from hearth.places.rules.succession import InForce
from hearth.ui.errors import BadInput

TODAY, NEXT_APRIL = date(2026, 11, 22), date(2027, 4, 1)


def bodies_file(folder: Path, *lines: str) -> Path:
    path = folder / "bodies.csv"
    path.write_text("\n".join(["code,name,nation", *lines]), encoding="utf-8")
    return path


def test_212_bodies_are_in_force(places: None) -> None:
    ours = {body.id for body in read_bodies()}
    nations = Counter(body.nation for body in bodies_on(TODAY).filter(id__in=ours))
    assert nations == {"England": 153, "Wales": 22, "Scotland": 32, "Northern Ireland": 5}


def test_surrey_is_replaced_by_two_bodies_without_a_code(places: None) -> None:
    names = {body.id: body.code for body in bodies_on(NEXT_APRIL) if "surrey" in body.id}
    assert names == {"east-surrey": None, "west-surrey": None}


@pytest.mark.parametrize(("old", "body"), [("E08000016", "barnsley"), ("E08000019", "sheffield")])
def test_old_codes_still_lead_to_the_body(places: None, old: str, body: str) -> None:
    assert BodyCode.objects.get(code=old).body_id == body


def test_loading_again_keeps_every_id_and_number(places: None) -> None:
    before = dict(ResponsibleBody.objects.values_list("id", "number"))
    load_reference()
    assert dict(ResponsibleBody.objects.values_list("id", "number")) == before


def test_our_bodies_agree_with_the_facts(shared: Path) -> None:
    with (shared / "facts" / "responsible_bodies.csv").open(encoding="utf-8") as file:
        facts = {(row["code"], row["name"], row["nation"]) for row in csv.DictReader(file)}
    in_force = [body for body in read_bodies() if InForce(body.valid_from, body.valid_to).includes(TODAY)]
    assert facts == {(body.code, body.name, body.nation) for body in in_force}


def test_every_district_is_of_bodies_that_are_known() -> None:
    bodies = {body.id for body in read_bodies()}
    districts = known_districts()
    assert len({district.code for district in districts}) == len(districts) == 164 + 11
    assert all(set(district.bodies) <= bodies for district in districts)
    counties = {body.id for body in read_bodies() if body.kind == "county" and not body.valid_to}
    assert counties | {"surrey"} == {district.bodies[0] for district in districts if len(district.bodies) == 1}


def test_who_takes_over_a_district_is_said_under_its_own_code() -> None:
    names = {district.code: district.name for district in known_districts()}
    coming = [row for row in read_stewardships() if row.starts > TODAY]
    assert coming
    assert all(names[row.district] == row.district_name for row in coming)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("E06999999,Invented Council,France", "line 2: the nation must be one of England"),
        ("E06999999,,England", "line 2: the body has no name"),
        ("E06000001,Invented Council,England", "both claim E06000001"),
    ],
)
def test_a_wrong_file_of_bodies_is_told(places: None, tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        load_reference(bodies_file(tmp_path, line))
    assert not ResponsibleBody.objects.filter(name="Invented Council").exists()
