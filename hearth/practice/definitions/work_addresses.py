"""Which email addresses are somebody's at work, so that a link may be sent there instead of an account made."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from hearth.practice.definitions.header import Header, Part, Words
from hearth.practice.definitions.links import Identifier, Name, each

Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", max_length=200)]


class Suffix(Part):
    """The end of a domain that only public bodies can have."""

    id: Identifier
    suffix: Domain
    whose: Words
    agency_kind: Literal["council", "charity", "school", "health", "police", "other"]


class WorkAddresses(Header):
    """`open_to_anybody` are domains that never count, even where an agency uses such an address."""

    suffixes: tuple[Suffix, ...] = Field(min_length=1)
    open_to_anybody: tuple[Domain, ...] = ()

    def suffix_of(self, domain: str) -> Suffix | None:
        """The suffix that a domain ends in, whole labels only: `evilnhs.uk` is not `nhs.uk`."""
        domain = domain.lower()
        matching = (each for each in self.suffixes if domain == each.suffix or domain.endswith(f".{each.suffix}"))
        return next(matching, None)

    def names(self) -> Iterator[Name]:
        yield from each("work address", "suffixes", self.suffixes)
