"""Two invented families whose lives are long: four generations with half-siblings in two homes, a grandmother who is a
special guardian, twins, a loss, an adoption; and a young mother who is herself in care. All dates count from today."""

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from hearth.demo.world import World, holder
from hearth.families import actions as families
from hearth.families.actions.homes import Home
from hearth.families.actions.law import Case, Ordered
from hearth.families.models import Family, Person
from hearth.families.queries import members_of
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from hearth.ui import days


def ago(years: int = 0, months: int = 0, extra: int = 0) -> date:
    return days.today() - relativedelta(years=years, months=months, days=extra)


def generations(world: World) -> None:
    by = world.northmoor.decides
    with holder_scope(holder(by)):
        _calder(world)
        _pryor(world)


def _begin(world: World, name: str, people: list[PersonAsTold]) -> tuple[Family, dict[str, Person]]:
    by = world.northmoor.decides
    family = families.begin_family(name=name, body_id=str(by.body_id), people=people, by=by)
    families.confirm_family(family=family, by=by)
    return family, {person.given_names: person for person in members_of(family)}


def _adult(role: str, given: str, family_name: str, sex: str, born: date) -> PersonAsTold:
    return PersonAsTold(role, False, given, family_name, sex=sex, born=born)


def _child(given: str, family_name: str, sex: str, born: date, *, is_child: bool = True) -> PersonAsTold:
    return PersonAsTold("child", is_child, given, family_name, sex=sex, born=born)


def _calder(world: World) -> None:
    by = world.northmoor.decides
    family, who = _begin(
        world,
        "Calder family",
        [
            _adult("great-grandmother", "Edith", "Marlow", "F", ago(84, 2)),
            _adult("grandmother", "Maureen", "Calder", "F", ago(61, 5)),
            _adult("grandfather", "Terry", "Calder", "M", ago(66, 1)),
            _adult("mother", "Bryony", "Calder", "F", ago(34, 3)),
            _adult("aunt", "Una", "Calder", "F", ago(29)),
            _adult("father of Nell and Josh", "Lee", "Hallam", "M", ago(36, 8)),
            _adult("mother’s partner", "Sean", "Birtle", "M", ago(40, 4)),
            _adult("mother of Poppy", "Tara", "Vasey", "F", ago(39)),
            _child("Nell", "Hallam", "F", ago(14, 2)),
            _child("Josh", "Hallam", "M", ago(10, 6)),
            _child("Poppy", "Birtle", "F", ago(12), is_child=False),
            _child("Jonah", "Calder", "M", ago(8, 1)),
        ],
    )
    _calder_kin(family, who, by)
    _calder_homes(world, family, who, by)
    _calder_law(family, who, by)
    _calder_pregnancies(family, who, by)
    _calder_told(who, by)


def _calder_kin(family: Family, who: dict[str, Person], by: Any) -> None:
    parents = [
        ("Edith", "Maureen"),
        *((parent, child) for parent in ("Maureen", "Terry") for child in ("Bryony", "Una")),
        *((parent, child) for parent in ("Bryony", "Lee") for child in ("Nell", "Josh")),
        *((parent, "Poppy") for parent in ("Sean", "Tara")),
        ("Bryony", "Jonah"),
    ]
    for parent, child in parents:
        families.relate(person=who[parent], kind="parent", other=who[child], tie="birth", by=by)
    families.relate(person=who["Maureen"], kind="partner", other=who["Terry"], tie="legal", starts=ago(38), by=by)
    apart = families.relate(person=who["Bryony"], kind="partner", other=who["Lee"], tie="social", by=by)
    families.end_relationship(relationship=apart, ends=ago(8), version=apart.version, by=by)
    families.relate(person=who["Bryony"], kind="partner", other=who["Sean"], tie="social", starts=ago(5), by=by)
    families.relate(
        person=who["Maureen"], kind="parent", other=who["Josh"], tie="legal", starts=ago(2), as_told_by="", by=by
    )
    families.record_death(person=who["Terry"], died=ago(7), version=who["Terry"].version, by=by)


def _calder_homes(world: World, family: Family, who: dict[str, Person], by: Any) -> None:
    postcode, ward = world.postcode(world.northmoor)

    def move(home: Home, names: str, since: date) -> Any:
        people = [who[name] for name in names.split()]
        return families.move_home(family=family, home=home, people=people, since=since, by=by)

    first = Home("4 Weavers Row", postcode, ward)
    move(first, "Maureen", ago(20))
    move(Home("17 Station Road", postcode, ward), "Bryony Nell Josh", ago(10))
    move(Home("The Refuge", "", "", secret=True, kind="refuge"), "Bryony Nell Josh", ago(8))
    home = move(Home("9 Orchard Close", postcode, ward), "Bryony Nell Josh", ago(7, 5))
    families.join_home(household=home, people=[who["Sean"]], since=ago(4, 9), by=by)
    grandmothers = move(first, "Maureen Josh", ago(2, 1))
    families.join_home(household=grandmothers, people=[who["Edith"]], since=ago(0, 8), by=by)
    move(Home("31 Quarry Street", postcode, ward), "Tara Poppy", ago(5))


def _calder_law(family: Family, who: dict[str, Person], by: Any) -> None:
    josh, nell, jonah = who["Josh"], who["Nell"], who["Jonah"]
    care = Case("care", ago(7, 11), "Northmoor Family Court")
    first = families.begin_proceedings(family=family, case=care, children=[jonah], by=by)
    families.make_order(
        family=family,
        ordered=Ordered("placement_order", ago(7, 4), court="Northmoor Family Court"),
        children=[jonah],
        proceedings=first,
        by=by,
    )
    families.end_proceedings(proceedings=first, ended=ago(7, 4), outcome="order_made", version=first.version, by=by)
    guardianship = Case("special_guardianship", ago(2, 6), "Northmoor Family Court")
    second = families.begin_proceedings(family=family, case=guardianship, children=[josh], by=by)
    families.make_order(
        family=family,
        ordered=Ordered("special_guardianship_order", ago(2), court="Northmoor Family Court"),
        children=[josh],
        proceedings=second,
        names_person=who["Maureen"],
        by=by,
    )
    families.end_proceedings(proceedings=second, ended=ago(2), outcome="order_made", version=second.version, by=by)
    looked_after = families.begin_status(
        person=josh, kind="looked_after", starts=ago(3), legal_basis="agreement_s20", by=by
    )
    families.end_status(status=looked_after, ends=ago(2), destination="to_special_guardians", by=by)
    families.begin_status(person=josh, kind="special_guardianship", starts=ago(2), by=by)
    families.begin_status(person=nell, kind="protection_plan", starts=ago(0, 4), categories=["neglect"], by=by)
    for child, how in ((nell, "birth_registration"), (josh, "birth_registration")):
        families.give_responsibility(child=child, person=who["Bryony"], how="mother", starts=child.born, by=by)
        families.give_responsibility(child=child, person=who["Lee"], how=how, starts=child.born, by=by)
    families.give_responsibility(
        child=josh, person=who["Maureen"], how="special_guardianship", starts=ago(2), source="The order", by=by
    )
    families.begin_status(person=jonah, kind="looked_after", starts=ago(7, 10), legal_basis="interim_care_order", by=by)
    families.seal_person(
        person=jonah,
        order_made=ago(6, 3),
        why="Adoption order, seen by the adoption team.",
        version=jonah.version,
        by=by,
    )


def _calder_pregnancies(family: Family, who: dict[str, Person], by: Any) -> None:
    mother = who["Bryony"]
    lost = families.expect_child(family=family, mother=mother, due=ago(3, 8), known_on=ago(4, 3), by=by)
    families.end_pregnancy(pregnancy=lost, outcome="lost", ended=ago(4, 1), version=lost.version, by=by)
    twins = families.expect_child(family=family, mother=mother, due=ago(2, 11), known_on=ago(3, 6), by=by)
    twins = families.revise_pregnancy(
        pregnancy=twins,
        due=ago(2, 11, 9),
        known_on=ago(3, 3),
        babies=2,
        version=twins.version,
        source="The scan at 20 weeks",
        by=by,
    )
    born = families.record_birth(
        pregnancy=twins,
        born=ago(3),
        children=[_child("Kit", "Birtle", "M", ago(3)), _child("Mae", "Birtle", "F", ago(3))],
        version=twins.version,
        by=by,
    )
    for child in born:
        families.relate(person=who["Sean"], kind="parent", other=child, tie="birth", by=by)
    now = families.expect_child(
        family=family, mother=mother, due=days.today() + relativedelta(months=4), known_on=ago(0, 2), by=by
    )
    families.name_other_parent(pregnancy=now, person=who["Sean"], as_told_by="Bryony", by=by)


def _calder_told(who: dict[str, Person], by: Any) -> None:
    nell = who["Nell"]
    families.tell_kin(
        person=nell,
        kind="half_sibling",
        name="Ned",
        sex="M",
        born_as_told="about nine",
        where="With his mother",
        known_to="Eastvale",
        told_by="Lee",
        told_on=ago(0, 5),
        by=by,
    )
    families.tell_fact(
        person=nell,
        words="She says she makes the twins’ tea most nights, and that nobody asked her to.",
        told_by="Form tutor",
        told_on=ago(0, 3),
        by=by,
    )
    families.note_need(person=nell, need="young_carer", source="School", starts=ago(0, 3), by=by)
    families.add_name(
        person=nell, given_names="Nell", family_name="Calder", kind="birth", until=ago(12), source="Birth entry", by=by
    )
    families.add_identifier(person=nell, kind="nhs", value="999 000 0018", source="The health visitor", by=by)


def _pryor(world: World) -> None:
    """Skye is sixteen, in care, and a mother; her daughter had a plan before birth."""
    by = world.northmoor.decides
    family, who = _begin(
        world,
        "Pryor family",
        [
            _adult("grandmother", "Donna", "Pryor", "F", ago(38, 2)),
            _child("Skye", "Pryor", "F", ago(16, 7)),
        ],
    )
    skye = who["Skye"]
    families.relate(person=who["Donna"], kind="parent", other=skye, tie="birth", by=by)
    families.begin_status(person=skye, kind="looked_after", starts=ago(3), legal_basis="care_order", by=by)
    foster = Home("2 Castle View", kind="foster")
    families.move_home(family=family, home=foster, people=[skye], since=ago(1, 6), by=by)
    pregnancy = families.expect_child(family=family, mother=skye, due=ago(0, 2), known_on=ago(0, 8), by=by)
    (unborn,) = families.begin_unborn(pregnancy=pregnancy, by=by)
    families.begin_status(person=unborn, kind="protection_plan", starts=ago(0, 4), categories=["neglect"], by=by)
    families.record_birth(
        pregnancy=pregnancy,
        born=ago(0, 2, 6),
        children=[_child("Ivy", "Pryor", "F", ago(0, 2, 6))],
        version=pregnancy.version,
        by=by,
    )
