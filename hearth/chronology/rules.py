"""Who may see an entry, and which entries somebody asks for. Plain Python."""

from dataclasses import dataclass
from uuid import UUID

from hearth.access.rules import AT_TRIAGE, SEES_RESTRICTED

WORRIES, LIFE, AGENCIES = "worries", "life", "agencies"
STRANDS = {WORRIES: "Worries", LIFE: "The family's life", AGENCIES: "What agencies did"}

FAMILY, STAFF, TRIAGE, FEW = "family", "staff", "triage", "few"
SEEN_BY = {
    FAMILY: "The family too",
    STAFF: "Everybody who may open the record",
    TRIAGE: "The council's triage team alone",
    FEW: "Those few who may open restricted records",
}

# What an entry holds that not everybody who asks for a copy may read; each stage says so of what it writes.
REPORTER, CHILDS_ACCOUNT, PREGNANCY, ADDRESS = "reporter", "childs_account", "pregnancy", "address"
HOLDS = {
    REPORTER: "Who told us",
    CHILDS_ACCOUNT: "A child's own account",
    PREGNANCY: "A pregnancy",
    ADDRESS: "Where somebody lives",
}


def seen_by(role: str) -> tuple[str, ...]:
    """Which entries of a record that they may open somebody in this role may see."""
    codes = [FAMILY, STAFF]
    if role in AT_TRIAGE:
        codes.append(TRIAGE)
    if role in SEES_RESTRICTED:
        codes.append(FEW)
    return tuple(codes)


def fewer_than(code: str) -> tuple[str, ...]:
    """Whom somebody may narrow it to."""
    codes = tuple(SEEN_BY)
    return codes[codes.index(code) + 1 :]


@dataclass(frozen=True)
class Chosen:
    """Which entries of a family somebody asks for; all of them where nothing is chosen."""

    strand: str = ""
    person: UUID | None = None
    need: str = ""
    source: UUID | None = None  # an entry: whatever came from where that one came from. No name is in an address
    year: int | None = None

    def __bool__(self) -> bool:
        return self != Chosen()
