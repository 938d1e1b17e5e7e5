"""Whether a service fits people as they are described, criterion by criterion. Plain Python.

Each thing a service asks is met, not met or not known, with the reason in words. What nobody has said is not known: it
neither lets anybody in nor keeps anybody out. Nothing here adds up to a score; a person reads the reasons and decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hearth.directory.entry import CriterionEntry, Entry
from hearth.directory.rules.ages import Ages, holds, holds_partly
from hearth.directory.rules.hours import openings
from hearth.ui.dates import PartialDate

MET, NOT_MET, UNKNOWN = "met", "not_met", "unknown"
FITS, MAY_FIT, DOES_NOT_FIT = "fits", "may_fit", "does_not_fit"
GENDERS = {"F": "women and girls", "M": "men and boys"}
WHOSE = {"child": "children", "parent": "parents", "family": "families"}
TIMES = {"daytime": "in the daytime", "evening": "in the evening", "weekend": "at weekends"}


@dataclass(frozen=True)
class Described:
    """Somebody for whom help is sought. `born` may be known only in part; a child who is expected has a due date."""

    label: str
    who: str = "child"  # or parent
    born: PartialDate | None = None
    due: date | None = None
    gender: str = ""


@dataclass(frozen=True)
class Asked:
    """What help is sought, for whom and where. It names nobody's record: labels are whatever the asker chose."""

    people: tuple[Described, ...] = ()
    needs: tuple[str, ...] = ()
    body: str = ""
    ward: str = ""
    languages: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    circumstances: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Wording:
    """The words of the practice library that reasons are made of, by id."""

    needs: Mapping[str, str]
    answers: Mapping[str, Sequence[str]]  # the needs that a kind of help answers
    circumstances: Mapping[str, str]
    asks: Mapping[str, str]
    access: Mapping[str, str]
    languages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Judgement:
    """One thing a service asks or offers, and how it stands. `blocks`: not met, it alone makes a service not fit."""

    about: str
    state: str
    words: str
    blocks: bool = True


@dataclass(frozen=True)
class Fit:
    judgements: tuple[Judgement, ...]
    answered: tuple[str, ...]  # needs
    suits: tuple[str, ...]  # labels of those whose age fits

    @property
    def state(self) -> str:
        if any(each.state == NOT_MET and each.blocks for each in self.judgements):
            return DOES_NOT_FIT
        return MAY_FIT if any(each.state == UNKNOWN for each in self.judgements) else FITS

    @property
    def unknown(self) -> int:
        return sum(each.state == UNKNOWN for each in self.judgements)

    @property
    def not_met(self) -> tuple[Judgement, ...]:
        return tuple(each for each in self.judgements if each.state == NOT_MET)


def fit(entry: Entry, asked: Asked, wording: Wording, on: date) -> Fit:
    """How one service stands to what is asked."""
    answered = tuple(need for need in asked.needs if need in _answers(entry, wording))
    ages, suits = _ages(entry, asked, on)
    judgements = [
        *_open(entry),
        *_needs(entry, asked, answered, wording),
        *ages,
        *_area(entry, asked),
        *_genders(entry, asked),
        *_circumstances(entry, asked, wording),
        *_languages(entry, asked, wording),
        *_access(entry, asked, wording),
        *_times(entry, asked),
        *_others(entry),
    ]
    return Fit(tuple(judgements), answered, suits)


def _answers(entry: Entry, wording: Wording) -> set[str]:
    return {need for kind in entry.kinds for need in wording.answers.get(kind, ())}


def _open(entry: Entry) -> Iterator[Judgement]:
    if entry.status != "active":
        yield Judgement("Open", NOT_MET, entry.alert or "It is closed for now.")


def _needs(entry: Entry, asked: Asked, answered: Sequence[str], wording: Wording) -> Iterator[Judgement]:
    if asked.needs and not entry.kinds:
        yield Judgement("What it helps with", UNKNOWN, "It does not say what kind of help it gives.")
    elif asked.needs and answered:
        words = ", ".join(wording.needs.get(need, need) for need in answered)
        yield Judgement("What it helps with", MET, f"Meant for: {words}.")
    elif asked.needs:
        yield Judgement("What it helps with", NOT_MET, "It helps with something else.")
    for each in _of_kind(entry, "need"):
        need = wording.needs.get(each.code, each.code)
        if each.code in asked.needs:
            state = NOT_MET if each.excludes else MET
            words = f"Not where there is: {need}." if each.excludes else f"Only where there is: {need}. There is."
        else:
            state = UNKNOWN
            words = f"{'Not' if each.excludes else 'Only'} where there is: {need}. Nobody has recorded it."
        yield Judgement("Need", state, each.words or words)


def _ages(entry: Entry, asked: Asked, on: date) -> tuple[list[Judgement], tuple[str, ...]]:
    found: list[Judgement] = []
    suits: list[str] = []
    for who in ("child", "parent"):
        people = [person for person in asked.people if person.who == who]
        said = [each for each in _of_kind(entry, "age") if each.who == who]
        if not people or (who == "parent" and not said):
            continue
        if not said:
            found.append(Judgement("Age", UNKNOWN, "It does not say for which ages it is."))
            continue
        answers = {person.label: _of_age(said, person, on) for person in people}
        one_fits = any(answer for answer, _ in answers.values())
        for label, (answer, words) in answers.items():
            state = UNKNOWN if answer is None else MET if answer else NOT_MET
            found.append(Judgement(f"Age of {label}", state, words, blocks=not one_fits))
            if answer:
                suits.append(label)
    return found, tuple(suits)


def _of_age(said: Sequence[CriterionEntry], person: Described, on: date) -> tuple[bool | None, str]:
    """Whether any of the ages let them in and none keeps them out; and why."""
    into = [each for each in said if not each.excludes]
    out = [each for each in said if each.excludes]
    for each in out:
        answer = _holds(each, person, on)
        if answer is not False:
            return (None if answer is None else False), f"Not for {WHOSE[each.who]} {span(ages_of(each))}."
    answers = [_holds(each, person, on) for each in into]
    spans = " or ".join(f"{WHOSE[each.who]} {span(ages_of(each))}" for each in into)
    words = f"For {spans}." if into else "Not among those it excludes."
    if not into or any(answers):
        return True, words
    return (None, f"{words} The birth date is not known exactly.") if None in answers else (False, words)


def _holds(each: CriterionEntry, person: Described, on: date) -> bool | None:
    ages = ages_of(each)
    if person.born is not None:
        earliest = person.born.earliest
        if person.born.is_exact and earliest is not None:
            return holds(ages, earliest, on)
        return holds_partly(ages, person.born, on)
    return ages.unborn if person.due is not None else None


def ages_of(each: CriterionEntry) -> Ages:
    return Ages(each.least_months, each.below_months, each.unborn)


def span(ages: Ages) -> str:
    """children from 2 until their 6th birthday; babies from 6 to 18 months; unborn children too."""
    parts = []
    if ages.least is not None or ages.below is not None:
        start = f"from {_age(ages.least)}" if ages.least else "from birth" if ages.below is not None else ""
        parts.append(" ".join(filter(None, [start, _until(ages.below)])))
    if ages.unborn:
        parts.append("before birth")
    return " and ".join(parts) or "of any age"


def _age(months: int) -> str:
    if months % 12 and months < 36:
        return f"{months} months"
    years, rest = divmod(months, 12)
    return f"{years}" if not rest else f"{years} years and {rest} months"


def _until(below: int | None) -> str:
    if below is None:
        return "on"
    return f"until the {ordinal(below // 12)} birthday" if below % 12 == 0 else f"to {_age(below - 1)}"


def ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _area(entry: Entry, asked: Asked) -> Iterator[Judgement]:
    said = [area for area in entry.areas if area.body or area.everywhere]
    if not asked.body:
        return
    if not said:
        names = "; ".join(area.name for area in entry.areas if area.name)
        words = f"It says: {names}." if names else "It does not say where people must live."
        yield Judgement("Where they live", UNKNOWN, words)
        return
    mine = [area for area in said if area.everywhere or area.body == asked.body]
    whole = [area for area in mine if area.everywhere or not area.ward or area.ward == asked.ward]
    names = ", ".join(area.name for area in said if area.name)
    if whole:
        yield Judgement("Where they live", MET, f"It covers {whole[0].name or 'their area'}.")
    elif mine and not asked.ward:
        yield Judgement("Where they live", UNKNOWN, f"Only for parts of the area: {names}.")
    else:
        yield Judgement("Where they live", NOT_MET, f"Only for {names}." if names else "Only for people elsewhere.")


def _genders(entry: Entry, asked: Asked) -> Iterator[Judgement]:
    for each in _of_kind(entry, "gender"):
        people = [person for person in asked.people if person.who == each.who] or list(asked.people)
        known = {person.gender for person in people if person.gender}
        words = each.words or f"{'Not for' if each.excludes else 'Only for'} {GENDERS.get(each.code, each.code)}."
        state = UNKNOWN if not known else MET if (each.code in known) != each.excludes else NOT_MET
        yield Judgement("Gender", state, words)


def _circumstances(entry: Entry, asked: Asked, wording: Wording) -> Iterator[Judgement]:
    for each in _of_kind(entry, "circumstance"):
        is_so = asked.circumstances.get(each.code)
        label = wording.circumstances.get(each.code, each.code)
        words = each.words or f"{'Not if' if each.excludes else 'Only if'}: {label[0].lower()}{label[1:]}."
        if is_so is None:
            yield Judgement("Circumstances", UNKNOWN, f"{words} {wording.asks.get(each.code, '')}".strip())
        else:
            yield Judgement("Circumstances", MET if is_so != each.excludes else NOT_MET, words)


def _languages(entry: Entry, asked: Asked, wording: Wording) -> Iterator[Judgement]:
    spoken = {language.code for language in entry.languages if language.code}
    for code in asked.languages:
        name = wording.languages.get(code, code)
        if code in spoken:
            yield Judgement("Language", MET, f"{name} is spoken there.")
        elif entry.interpreting:
            yield Judgement("Language", MET, f"Interpreters: {entry.interpreting}")
        else:
            yield Judgement("Language", UNKNOWN, f"It does not say whether there is help in {name}.")
    for each in _of_kind(entry, "language"):
        state = UNKNOWN if not asked.languages else MET if (each.code in asked.languages) != each.excludes else NOT_MET
        name = wording.languages.get(each.code, each.code)
        yield Judgement("Language", state, each.words or f"For people who speak {name}.")


def _access(entry: Entry, asked: Asked, wording: Wording) -> Iterator[Judgement]:
    there = {access.kind for place in entry.places for access in place.access}
    for need in asked.access:
        label = wording.access.get(need, need)
        if need in there:
            yield Judgement("Access", MET, f"{label}.")
        else:
            yield Judgement("Access", UNKNOWN, f"It does not say: {label[0].lower()}{label[1:]}.")


def _times(entry: Entry, asked: Asked) -> Iterator[Judgement]:
    if not asked.times:
        return
    open_at = openings(entry.schedules)
    wanted = " or ".join(TIMES[time] for time in asked.times)
    if not open_at.said:
        yield Judgement("Hours", UNKNOWN, "It does not say when it is open.")
    elif any(getattr(open_at, time) for time in asked.times):
        yield Judgement("Hours", MET, f"There is something {wanted}.")
    else:
        yield Judgement("Hours", NOT_MET, f"There is nothing {wanted}.")


def _others(entry: Entry) -> Iterator[Judgement]:
    for each in entry.criteria:
        if each.kind in ("other", "area"):
            yield Judgement("Ask", UNKNOWN, f"{'Not for: ' if each.excludes else ''}{each.words}")


def _of_kind(entry: Entry, kind: str) -> list[CriterionEntry]:
    return [each for each in entry.criteria if each.kind == kind]
