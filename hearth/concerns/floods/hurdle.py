"""What stands between a finished report and its sending, when there is reason to doubt that a person sends it."""

from dataclasses import dataclass

from django.http import HttpRequest

from hearth.concerns.floods.marks import source_mark, traffic_of
from hearth.concerns.floods.rules import Traffic, must_ask, must_wait

TRAP = "website"  # a field that no person sees; programs fill in whatever they find
ANSWER = "a-person"  # the box that a person ticks


@dataclass(frozen=True)
class Hurdle:
    mark: str
    wait: bool = False
    ask: bool = False


def hurdle_before(request: HttpRequest) -> Hurdle:
    """Ticking the box is always enough; a crowd waits a minute. Nothing that was written is touched."""
    mark = source_mark(request)
    traffic = traffic_of(mark) if mark else Traffic(0, 0)
    ask = must_ask(traffic, request.POST.get(TRAP, "")) and request.POST.get(ANSWER) != "yes"
    return Hurdle(mark, wait=must_wait(traffic), ask=ask)
