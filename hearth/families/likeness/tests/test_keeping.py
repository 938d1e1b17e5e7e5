"""Keys follow the people: in the same transaction, and as a rebuild would write them."""

from datetime import date

from hearth.families.actions import add_person, begin_family, correct_person, move_home
from hearth.families.actions.life import Home
from hearth.families.likeness.keeping import forget_keys, keep_everybody
from hearth.families.likeness.models import Likeness, LikenessKey
from hearth.families.models import Family, Person
from hearth.families.telling import PersonAsTold
from hearth.scope.opening import holder_scope
from tests.cast import Cast

MAYA = PersonAsTold("child", True, "Maya", "Fenn", born=date(2019, 4, 2))
NED = PersonAsTold("child", True, "Ned", "Fenn")


def begun(cast: Cast) -> Family:
    return begin_family(name="Fenn", body_id="northmoor", people=[MAYA], by=cast.tess)


def kept() -> set[tuple[object, ...]]:
    columns = ("person_id", "given", "families", "given_roots", "homes", "siblings", "born_earliest")
    return {*Likeness.objects.values_list(*columns), *LikenessKey.objects.values_list("person_id", "key")}


def test_whatever_changes_a_person_changes_what_they_are_found_by(cast: Cast) -> None:
    with holder_scope(cast.tess.holder_id):
        family = begun(cast)
        maya = Person.objects.get()
        add_person(family=family, told=NED, by=cast.tess)
        assert Likeness.objects.get(person=maya).siblings == "ned"
        home = Home(address="12 Mill Lane", postcode="NM1 1AA")
        move_home(family=family, home=home, people=[maya], since=None, by=cast.tess)
        assert LikenessKey.objects.filter(person=maya, key="p:NM11AA").exists()
        married = PersonAsTold("child", True, "Maya", "Brook", born=date(2019, 4, 2))
        correct_person(person=maya, told=married, version=maya.version, by=cast.tess)
        assert Likeness.objects.get(person=maya).families == "brook fenn"
        before = kept()
        Likeness.objects.all().delete()
        assert keep_everybody(cast.tess.holder_id) == 2
        assert kept() == before


def test_a_secret_home_is_nobodys_key(cast: Cast) -> None:
    with holder_scope(cast.tess.holder_id):
        family = begun(cast)
        refuge = Home(address="1 Hidden Way", postcode="NM1 1AB", secret=True)
        move_home(family=family, home=refuge, people=[Person.objects.get()], since=None, by=cast.tess)
        assert not LikenessKey.objects.filter(key__startswith="p:").exists()
        assert Likeness.objects.get().homes == ""


def test_somebody_sealed_has_no_key_and_is_nobodys_sibling(cast: Cast) -> None:
    with holder_scope(cast.tess.holder_id):
        family = begun(cast)
        ned = add_person(family=family, told=NED, by=cast.tess)
        ned.sealed_at = family.created_at
        ned.save(update_fields=["sealed_at"])
        forget_keys(ned)
        assert not LikenessKey.objects.filter(person=ned).exists()
        keep_everybody(cast.tess.holder_id)
        assert Likeness.objects.get().siblings == ""
