"""The practice library, for everybody who practises: what is in it, whose it is, what uses it, what changed."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from hearth.access.pages import READ, Denied, StaffRequest, found, staff_page
from hearth.access.render import staff
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.differences import differences
from hearth.practice.kinds import kind_named
from hearth.practice.library import library
from hearth.practice.models import PracticeVersion
from hearth.practice.own.added import added_by_others, added_version, whose_alone
from hearth.practice.own.policies import may_keep_library, may_see_library
from hearth.practice.own.queries import in_use, own_in_use, proposals_of, shipped_definition, used_by, versions_for
from hearth.practice.own.rules import OVERRIDABLE
from hearth.practice.presenters import facts, kind_title, listed, parts, protected, shelves
from hearth.practice.queries import definition_of
from hearth.practice.training.policies import may_open
from hearth.ui.days import day, today


def _href(kind: str, id: str) -> str:
    return reverse("practice:file", args=[kind, id])


@staff_page(may=may_see_library, methods=READ)
def library_page(request: StaffRequest) -> HttpResponse:
    own = {
        (kind, id): version
        for kind in OVERRIDABLE
        for id, version in own_in_use(request.viewer.holder_id, kind).items()
    }
    context = {
        "shelves": shelves(library().files, own, _href, added_by_others(request.viewer.holder_id)),
        "proposals": proposals_of(request.viewer) if may_keep_library(request.viewer) else [],
        "keeps": may_keep_library(request.viewer),
    }
    return staff(request, "practice/library.html", context)


@staff_page(may=may_see_library, methods=READ)
def file_page(request: StaffRequest, kind: str, practice_id: str) -> HttpResponse:
    if kind_named(kind) is None:
        raise Denied
    versions = list(versions_for(request.viewer, kind, practice_id))
    if not versions:
        raise Denied
    current, holder_id = _shown(request, kind, practice_id), request.viewer.holder_id
    definition = definition_of(current)
    theirs = whose_alone(practice_id) if current.agency_id not in (None, holder_id) else None
    context = {
        "file": current,
        "kind": kind_title(kind_named(kind) or _never()),
        "facts": facts(current.body),
        "versions": [_version_row(each, current, holder_id) for each in versions],
        "used": _used(request, versions),
        "before": [each for each in versions if each.pk != current.pk],
        "keeps": may_keep_library(request.viewer),
        "replaced": current.agency_id is not None and any(each.agency_id is None for each in versions),
        **(contents := _contents(request, definition, current.body)),
        "theirs": theirs[1] if theirs else "",
        "changes": may_keep_library(request.viewer)
        and contents["opens"]
        and current.kind in OVERRIDABLE
        and current.agency_id in (None, holder_id),
        "ends": kind == "programme" and _ends(request, practice_id),
        "as_workbook": isinstance(definition, Instrument) and bool(definition.areas),
    }
    return staff(request, "practice/file.html", context)


def _ends(request: StaffRequest, id: str) -> bool:
    """Whether it is a programme that we added and still offer."""
    return id in own_in_use(request.viewer.holder_id, "programme") and shipped_definition("programme", id) is None


def _never() -> Any:
    raise Denied


def _contents(request: StaffRequest, definition: object, body: dict[str, Any]) -> dict[str, Any]:
    """What stands in it; of a licensed instrument, only to whoever is accredited."""
    if not isinstance(definition, Instrument):
        return {"parts": list(listed(body)), "licensed": None, "opens": True, "change": ""}
    opens = may_open(request.viewer, definition, today())
    return {
        "parts": list(parts(definition)) if opens else [],
        "licensed": definition.licensed,
        "opens": opens,
        "stub": definition.is_stub,
        "about": definition.about if opens or not definition.private else "",
        "change": definition.change.why,
    }


def _shown(request: StaffRequest, kind: str, id: str) -> PracticeVersion:
    """What we work by, else the programme that another agency added."""
    try:
        return in_use(request.viewer.holder_id, kind, id)
    except KeyError:
        return added_version(id) or _never()


def _version_row(version: PracticeVersion, current: PracticeVersion, holder_id: UUID) -> list[str]:
    whose = "Shipped" if version.agency_id is None else "Ours" if version.agency_id == holder_id else "Theirs"
    return [version.version, whose, day(version.loaded_at), "In use" if version.pk == current.pk else ""]


def _used(request: StaffRequest, versions: list[PracticeVersion]) -> list[list[str]]:
    """Our own agency's records by version, small numbers protected."""
    numbers = {version.pk: version.version for version in versions}
    counted: defaultdict[tuple[str, str], int] = defaultdict(int)
    for what, version, many in used_by(request.viewer.holder_id, list(numbers)):
        counted[what.capitalize(), numbers[version]] += many
    return [[what, version, protected(many)] for (what, version), many in sorted(counted.items())]


@staff_page(may=may_see_library, methods=READ)
def difference(request: StaffRequest, kind: str, practice_id: str) -> HttpResponse:
    """Between two kept versions, by default between the newest two."""
    versions = versions_for(request.viewer, kind, practice_id)
    after = found(versions, pk=_number(request, "after")) if "after" in request.GET else versions.first()
    if after is None:
        raise Denied
    if "before" in request.GET:
        before = found(versions, pk=_number(request, "before"))
    else:
        before = versions.exclude(pk=after.pk).first() or after
    for version in (before, after):
        definition = definition_of(version)
        if isinstance(definition, Instrument) and not may_open(request.viewer, definition, today()):
            raise Denied
    context = {"before": before, "after": after, "differences": differences(before.body, after.body)}
    return staff(request, "practice/difference.html", {**context, "back": _href(kind, practice_id)})


def _number(request: StaffRequest, name: str) -> int:
    said = request.GET[name]
    if not (said.isascii() and said.isdigit() and len(said) < 18):
        raise Denied
    return int(said)
