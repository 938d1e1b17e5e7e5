"""A record as it now stands, beside what somebody typed who was slower."""

from django.db.models import Model

from hearth.families.models import Order, Person, Pregnancy, Proceedings, Relationship, Status
from hearth.families.presenters import person_rows
from hearth.ui.days import day

Rows = list[dict[str, str]]


def as_it_stands(row: Model) -> Rows:
    """Question and answer, of whatever can be changed by two people at once."""
    if isinstance(row, Person):
        return person_rows(row)
    if isinstance(row, Status):
        return _rows(("Began", day(row.starts)), ("Ended", day(row.ends)), ("Wrong, because", row.withdrawn))
    if isinstance(row, Relationship):
        return _rows(("Since", day(row.starts)), ("Ended", day(row.ends)), ("Wrong, because", row.withdrawn))
    if isinstance(row, Pregnancy):
        return _rows(
            ("What came of it", row.get_outcome_display()), ("On", day(row.ended)), ("Babies", str(row.babies))
        )
    if isinstance(row, Proceedings):
        return _rows(("Issued", day(row.issued)), ("Ended", day(row.ended)))
    if isinstance(row, Order):
        return _rows(("Made", day(row.made)), ("Until", day(row.until)), ("Ended", day(row.ended)))
    raise TypeError(f"Nobody has said how {row._meta.verbose_name} is shown.")


def _rows(*rows: tuple[str, str]) -> Rows:
    return [{"question": question, "answer": answer} for question, answer in rows]
