"""Invented people. Drawn by lot, the same each time."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hearth.families.telling import PersonAsTold

SURNAMES = """
Ashdown Birtle Calloway Dunmore Eastlea Fernsby Garrick Hallam Ingleby Jarrow Kestle Lomax Marlow Netherby Oakden
Penrose Quarmby Ravenhill Selby Thornley Umber Vasey Wetherby Yardley Zeller Abara Begum Chaudry Danjuma Eze Farouk
Gebre Hashemi Iqbal Jankowski Kowalczyk Lungu Mbeki Nowak Osei Petrov Qureshi Rahmani Sesay Tesfaye Usman Varga
Wójcik Yilmaz Zaman Brackley Cotterill Dewhurst Elland Foxley Grimley Hebden Ilkeston Keighton Lathom Mossley Norden
Ormsby Padgate Rishworth Saltby Todwick Upsall Wensby Barrowby Cleasby Dacre Easby Fulford Gisburn Hawes Kirkby
Langdale Muker Nidd
""".split()
MOTHERS = """
Amina Bryony Carys Donna Esme Fatima Gemma Hollie Ines Jade Kelly Leanne Marta Nadia Opal Priya Rowan Shabana Tara
Una Verity Wanda Yasmin Zuzanna
""".split()
FATHERS = """
Adil Ben Callum Darren Emeka Finn Gareth Hamza Ivo Jason Kofi Lee Marek Nathan Omar Piotr Ryan Sean Tariq
""".split()
GIRLS = """
Aisha Bella Daisy Faith Harper Jasmin Lila Nia Poppy Sana Uzma Violet Xanthe Amber Dalia Freya Grace Iris Kasia Maya
""".split()
BOYS = """
Alfie Caleb Ellis Gus Idris Kai Mason Oscar Reuben Theo Will Yusuf Zac Billy Chidi Evan Hugo Jamal Liam Noah
""".split()
LANGUAGES = {
    "Kowalczyk": "Polish",
    "Nowak": "Polish",
    "Wójcik": "Polish",
    "Rahmani": "Dari",
    "Tesfaye": "Tigrinya",
}


@dataclass(frozen=True)
class InventedFamily:
    surname: str
    people: tuple[PersonAsTold, ...]
    address: str
    postcode: str
    ward: str

    @property
    def name(self) -> str:
        return f"{self.surname} family"

    @property
    def children(self) -> tuple[PersonAsTold, ...]:
        return tuple(person for person in self.people if person.is_child)


def invent(number: int, rng: Random, on: date, postcode: str, ward: str) -> InventedFamily:
    """A mother, often a father, one to three children up to fourteen years old on that day."""
    surname = SURNAMES[number % len(SURNAMES)]
    children = [_child(name, surname, rng, on) for name in rng.sample(GIRLS + BOYS, rng.choice([1, 1, 2, 2, 2, 3]))]
    grown_up = min(child.born for child in children if child.born) - timedelta(days=18 * 365)
    parents = [_mother(surname, rng, grown_up)]
    if rng.random() < 0.55:
        born = _before(grown_up, rng)
        parents.append(PersonAsTold("father", False, rng.choice(FATHERS), surname, sex="M", born=born))
    address = f"{rng.randint(1, 90)} {rng.choice(STREETS)}"
    return InventedFamily(surname, (*parents, *children), address, postcode, ward)


def _mother(surname: str, rng: Random, grown_up: date) -> PersonAsTold:
    language = LANGUAGES.get(surname, "")
    return PersonAsTold(
        "mother",
        False,
        rng.choice(MOTHERS),
        surname,
        sex="F",
        born=_before(grown_up, rng),
        first_language=language,
        interpreter=bool(language) and rng.random() < 0.6,
    )


def _child(name: str, surname: str, rng: Random, on: date) -> PersonAsTold:
    born = on - timedelta(days=rng.randint(30, 14 * 365))
    return PersonAsTold("child", True, name, surname, sex="F" if name in GIRLS else "M", born=born)


def _before(day: date, rng: Random) -> date:
    return day - timedelta(days=rng.randint(0, 14 * 365))


STREETS = ["Beck Lane", "Mill Road", "Castle View", "Quarry Street", "Weavers Row", "Orchard Close", "Station Road"]
