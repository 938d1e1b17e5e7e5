"""What stands beside the questions of some sections: whom to ring, signs by age, what each agency can do."""

from typing import Any

from hearth.concerns.forms.professional import Level, Section, Signs
from hearth.concerns.presenters.reaching import ways_to_reach
from hearth.concerns.professional.place import addressed
from hearth.concerns.professional.presenters import levels
from hearth.concerns.professional.referral import Referral
from hearth.ui import days


def beside(referral: Referral, step: str, form: Section) -> dict[str, Any]:
    if step == "seen":
        return {"ways": _ways(referral)}
    if isinstance(form, Signs):
        return {"bands": _bands(referral, form)}
    if isinstance(form, Level):
        return {"levels": levels(form, referral.referrer.agency_kind), "document": form.document}
    if step == "help":
        return {"chosen": _chosen(referral)}
    if step == "you":
        return {"viewer": referral.referrer.viewer, "email": referral.referrer.email}
    return {}


def _ways(referral: Referral) -> list[Any]:
    """Whom to ring today, once the council is known."""
    where = referral.checked("where")
    body = addressed(where.cleaned_data).body if where.is_valid() else None
    return (ways_to_reach(body, "professional") or ways_to_reach(body)) if body else []


def _bands(referral: Referral, form: Signs) -> list[tuple[Any, bool]]:
    """Each age's signs, open where a child of that age was described or something was ticked."""
    ages = {age for step in referral.children for age in _ages(referral, step)}
    return [(field, bool(field.value()) or any(band.holds(age) for age in ages)) for band, field in form.by_age()]


def _ages(referral: Referral, step: str) -> set[int | None]:
    """A child's age, or the two it lies between; None for a baby not born yet."""
    form = referral.checked(step)
    said = form.cleaned_data
    if said.get("part") == "unborn":
        return {None}
    born = said.get("born")
    known = [day for day in (born.earliest, born.latest) if day] if born else []
    return {max((days.today() - day).days // 365, 0) for day in known}


def _chosen(referral: Referral) -> dict[str, Any] | None:
    """What agencies can do at the level that was chosen, while they write what they can do."""
    form, chosen = referral.form("level"), referral.first("level", "level")
    assert isinstance(form, Level)
    numbered = {level.id: number for number, level in enumerate(form.document.levels)}
    if chosen not in numbered:
        return None
    return levels(form, referral.referrer.agency_kind)[numbered[chosen]]
