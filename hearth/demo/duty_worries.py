"""The words of a duty worker's day: who tells what, about whom, and how each child is described."""

from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone

from hearth.concerns.telling import ChildAsTold, Telling
from hearth.demo.world import Council, World

EX_PARTNER = {"reporter_name": "Lee Garrick", "reporter_relationship": "In the child’s family"}


def fifteen(world: World, council: Council) -> list[Telling]:
    """In the order they come: the three about one child are hours apart, from people who do not know each other."""
    here = partial(telling, world, council)
    kacey = ChildAsTold("Kacey", "Whitlock", sex="F", born=date(2018, 2, 3), school="Beck Lane Primary School")
    return [
        here(
            "Kacey came in without lunch or coat for the third day. She said nobody gets up in the mornings.",
            kacey,
            **the_teacher(world),
        ),
        here("A lad of about ten minds two little ones on the green till dark.", reporter_relationship="A neighbour"),
        here(
            "I do not know how to get through the week with them and the baby. I want help with the mornings.",
            ChildAsTold("Ruby", "Tanner", born_as_told="about 4"),
            route="parent",
            reporter_name="Jodie Tanner",
            reporter_phone="07700 900456",
            contact_safe="Text first",
        ),
        here(
            "The little girl at number 9, Kasey, is always out on her own and always hungry. She asks us for bread.",
            ChildAsTold("Kasey", "Whitlok", born_as_told="about 7", **_about(7)),
            reporter_relationship="A neighbour",
        ),
        here(
            "Noor told me that she sleeps in the car sometimes. She made me promise not to say.",
            ChildAsTold("Noor", "Ashmere", born_as_told="about 8", **_about(8)),
            reporter_relationship="A friend of the child or the family",
        ),
        here(
            "There is a smell of gas in the flat and two small children in there and nobody opens.",
            danger=True,
            reporter_relationship="A neighbour",
        ),
        here(
            "Isla is very thin now, and she is always cold. Her sister seems all right.",
            ChildAsTold("Isla", "Penrose", born_as_told="about 6", **_about(6)),
            reporter_relationship="A friend of the child or the family",
        ),
        here(
            "Their mum has moved to her sister’s in Eastvale with both of them and they sleep on the floor there.",
            ChildAsTold("Joe", "Lumley", born_as_told="about 5", **_about(5)),
            lives_postcode="",
            lives_address="With an aunt in Eastvale",
            reporter_relationship="In the child’s family",
        ),
        here(
            "Called to shouting at 23:40. Two children awake in nightwear, kitchen bare, adults drunk. No offences.",
            ChildAsTold("Harley", "Doss", born_as_told="about 9", **_about(9)),
            route="staff_log",
            channel="police",
            logged_by=council.decides.name,
            their_reference="PN-4471",
        ),
        here("she shouts all the time and i dont want to go home", route="child", about_self=True, reporter_age="11"),
        garrick(world, council, "She has men round and the kids are filthy. Why does nobody do anything."),
        here(
            "Antenatal care began at 27 weeks; two earlier children do not live with her. She would like help.",
            ChildAsTold(family_name="Orrell", part="unborn"),
            route="professional",
            reporter_name="Nia Prosser",
            reporter_agency_name="Northmoor Health Visiting",
            reporter_relationship="health visitor",
            reporter_user_id=world.people["Nia Prosser"].id,
            lawful_basis="public_task",
            family_told=True,
        ),
        here(
            "Mum brought Casey in with infected bites, weeks old. Missed three appointments before this one.",
            ChildAsTold("Casey", "Wittlock", sex="F", born=date(2018, 3, 2)),
            route="staff_log",
            channel="telephone",
            logged_by=council.decides.name,
            reporter_name="Dr Bell",
            reporter_relationship="doctor",
        ),
        here("There are always takeaways outside and the curtains are shut.", reporter_relationship="A neighbour"),
        here(
            "He has been off nursery for three weeks and nobody answers the telephone.",
            ChildAsTold("Leo", "Farrow", born_as_told="about 3", **_about(3)),
            reporter_relationship="Knows the child through their work",
            reporter_name="Sam Oakes",
        ),
    ]


def _about(years: int) -> dict[str, Any]:
    """The days on which a child of about this age may have been born."""
    year = timezone.localdate().year - years
    return {"born_earliest": date(year - 1, 1, 1), "born_latest": date(year, 12, 31)}


def garrick(world: World, council: Council, account: str) -> Telling:
    children = (
        ChildAsTold("Mia", "Garrick", born=date(2016, 6, 1)),
        ChildAsTold("Ben", "Garrick", born=date(2018, 11, 20)),
    )
    return telling(world, council, account, *children, **EX_PARTNER)


def the_teacher(world: World) -> dict[str, Any]:
    return {
        "route": "professional",
        "reporter_name": "Pia Marsh",
        "reporter_agency_name": "Beck Lane Primary School",
        "reporter_relationship": "teacher",
        "reporter_user_id": world.people["Pia Marsh"].id,
        "reporter_email": world.people["Pia Marsh"].email,
        "lawful_basis": "public_task",
        "family_told": True,
        "can_do": "See them every school day.",
    }


def telling(world: World, council: Council, account: str, *children: ChildAsTold, **more: Any) -> Telling:
    postcode, _ward = world.postcode(council)
    told: dict[str, Any] = {
        "route": "public",
        "lives_postcode": postcode,
        "anonymous": "reporter_name" not in more,
    } | more
    return Telling(
        to=council.to, key=f"duty-{world.rng.getrandbits(64):016x}", account=account, children=children, **told
    )
