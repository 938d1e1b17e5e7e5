"""From the codes of a postcode to the number of the body that is responsible today."""

from dataclasses import dataclass, field
from datetime import date

from hearth.places.models import BodyCode, ResponsibleBody, Stewardship
from hearth.places.reference.loading import OWNER
from hearth.places.rules.responsibility import responsible_code
from hearth.places.rules.succession import InForce, TakeOver, responsible_on
from hearth.ui.days import today


@dataclass(frozen=True, slots=True)
class Resolver:
    """Knows every body, code and take-over, for one load. `unknown` collects codes no body answers to."""

    today: date
    numbers: dict[str, int]
    codes: dict[str, str]
    bodies: dict[str, InForce]
    take_overs: list[TakeOver]
    unknown: set[str] = field(default_factory=set)

    @classmethod
    def from_database(cls) -> "Resolver":
        bodies = list(ResponsibleBody.objects.using(OWNER))
        return cls(
            today=today(),
            numbers={body.id: body.number for body in bodies},
            codes=dict(BodyCode.objects.using(OWNER).values_list("code", "body_id")),
            bodies={body.id: body.in_force() for body in bodies},
            take_overs=[row.take_over() for row in Stewardship.objects.using(OWNER)],
        )

    def body_number(self, county: str, district: str, country: str, group: str) -> int | None:
        """None where the file names no body, or one that is not known. Raises `ContradictoryCodes`."""
        code = responsible_code(county=county, district=district, country=country, group=group)
        named = self.body_of(code) if code else None
        if named is None:
            return None
        now = self.on(self.today, named, district)
        return self.numbers[now[0] if len(now) == 1 else named]

    def body_of(self, code: str) -> str | None:
        """The body that has or had this code."""
        if code not in self.codes:
            self.unknown.add(code)
        return self.codes.get(code)

    def on(self, day: date, body: str, district: str) -> list[str]:
        """The bodies that may be responsible on a day for a district of this one."""
        return responsible_on(day, body, district, self.bodies, self.take_overs)
