"""A neighbour is not sure whether it is anything, asks in writing, and reads the answer."""

from tests.journeys import BOTH_WAYS, JOURNEY, PHONE, Way
from tests.journeys.conftest import Somebody
from tests.journeys.looking import looking, then_it_suits_everybody
from tests.journeys.pages import be, choose, follow, press, then_it_says, then_the_page_is, write
from tests.journeys.telling import WayBack, her_way_back

pytestmark = JOURNEY


@BOTH_WAYS
def test_a_neighbour_asks_and_reads_the_answer(somebody: Somebody, way: Way) -> None:
    neighbour, look = somebody(width=PHONE, **way), looking(way)
    neighbour.goto("/advice")
    then_it_says(neighbour, "we must pass it on", "No record is made of a child")
    look(neighbour)
    press(neighbour, "I have read this. Go on")
    write(neighbour, "Where does the family live?", "NX1 1AA")
    press(neighbour, "Continue")
    look(neighbour)
    write(neighbour, "What would you like advice on?", "The boy next door is out in the rain till late. Is that much?")
    press(neighbour, "Continue")
    choose(neighbour, "How shall we answer?", "In writing")
    look(neighbour)
    press(neighbour, "Continue")
    then_the_page_is(neighbour, "Check what you ask")
    look(neighbour)
    press(neighbour, "Send it now")
    look(neighbour)
    way_back = her_way_back(neighbour)
    the_council_answers(somebody, way_back)
    neighbour = somebody(width=PHONE, **way)  # the next day, on another telephone
    neighbour.goto("/advice/back")
    look(neighbour)
    write(neighbour, "Reference", way_back.reference)
    write(neighbour, "Secret", way_back.secret)
    press(neighbour, "Continue")
    then_it_says(neighbour, "Ask him whether he is hungry.")
    look(neighbour)
    press(neighbour, "Go on to a report")
    neighbour.goto("/worried/seen")
    then_it_says(neighbour, "The boy next door is out in the rain till late.")


def the_council_answers(somebody: Somebody, way_back: WayBack) -> None:
    tess = be(somebody(width=PHONE), "Tess Okafor")
    then_it_says(tess, f"Answer {way_back.reference}")
    tess.goto("/advice/requests")
    then_it_suits_everybody(tess)
    follow(tess, way_back.reference)
    then_it_suits_everybody(tess)
    write(tess, "Your answer", "It may be. Ask him whether he is hungry.")
    press(tess, "Send the answer")
    then_it_says(tess, "Your answer is there for them to read.")
