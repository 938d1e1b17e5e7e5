"""A teacher refers a child between two lessons; somebody rings the council."""

from playwright.sync_api import expect

from tests.journeys import DESK, JOURNEY, PHONE
from tests.journeys.conftest import Somebody
from tests.journeys.pages import a_new_surname, be, follow, then_it_says
from tests.journeys.referring import a_call_is_logged, when_she_describes_a_worry, when_she_finishes_and_sends_it

pytestmark = JOURNEY


def test_a_teacher_leaves_half_way_and_loses_nothing(somebody: Somebody) -> None:
    surname = a_new_surname()
    pia = be(somebody(width=DESK), "Pia Marsh")
    when_she_describes_a_worry(pia, surname)
    then_it_says(pia, "Saved at")
    pia = be(somebody(width=PHONE), "Pia Marsh")  # at home, on her own telephone
    pia.goto("/refer")
    expect(pia.get_by_label("Family name").first).to_have_value(surname)
    when_she_finishes_and_sends_it(pia)
    then_it_says(pia, "Northmoor Council has it. The reference is")
    then_it_says(pia, "The council has it. Somebody will decide by")


def test_somebody_rings_the_council(somebody: Somebody) -> None:
    tess = be(somebody(), "Tess Okafor")
    reference = a_call_is_logged(tess, a_new_surname())
    follow(tess, "Go to the queue")
    follow(tess, reference)
    then_it_says(tess, "Nan says Arlo sleeps on the floor.", "His grandmother")
