from typing import Any

from django.http import HttpResponse

from hearth.access.pages import StaffRequest, signed_in_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.outcomes.forms import ALL, ReportForm, YearForm
from hearth.outcomes.policies import may_see_outcomes, sees_own_service_whole
from hearth.outcomes.presenters import present
from hearth.outcomes.queries import standing_figures
from hearth.outcomes.report import NothingMeasured, Report
from hearth.outcomes.report import report as make_report
from hearth.outcomes.standing import Standing, standing_extract
from hearth.outcomes.telling import MORE_FAMILIES
from hearth.scope.opening import holder_scope
from hearth.ui.errors import BadInput

NOTHING_YET = (
    "There are no figures yet. They are counted each night from the day’s records, from half past two on (half past "
    "three in summer), and as soon as a new Hearth begins its work."
)
UNREADABLE = (
    "The tables of last night cannot be read, so there are no figures. Whoever looks after this Hearth can find out "
    "why with the command “hearth outcomes report”."
)


@signed_in_page(may=may_see_outcomes, methods=("GET", "HEAD"))
def report(request: StaffRequest) -> HttpResponse:
    """Did it help: a supervisor sees the own team's figures whole; everybody else sees what was released."""
    whole = sees_own_service_whole(request.viewer)
    form = (ReportForm if whole else YearForm)(request.GET if "programme" in request.GET else None)
    context: dict[str, Any] = {"form": form, "whole": whole, "report": None, "extract": None}
    context |= {"problem": "", "nothing": "", "more_families": MORE_FAMILIES}
    asked = {name: answer for name, answer in form.cleaned_data.items() if answer != ALL} if form.is_valid() else {}
    if form.is_valid() or not form.is_bound:
        context |= _whole(request.viewer, asked) if whole else _released(request.viewer, asked)
    return staff(request, "outcomes/report.html", context)


def _whole(viewer: Viewer, asked: dict[str, Any]) -> dict[str, Any]:
    """From last night's extract. How many another team works with is not theirs to see."""
    extract = standing_extract(viewer.holder_id, whole=True)
    if extract is None:
        return {"nothing": NOTHING_YET}
    try:
        return {"extract": extract, "report": present(_made(viewer, extract, asked), others=False)}
    except NothingMeasured as problem:
        return {"extract": extract, "problem": str(problem)}
    except BadInput:  # its sentences quote cells, and a cell is about somebody
        return {"extract": extract, "problem": UNREADABLE}


def _made(viewer: Viewer, extract: Standing, asked: dict[str, Any]) -> Report:
    return make_report(
        extract.episodes,
        extract.observations,
        programme=asked.get("programme") or None,
        service=viewer.team_name,
        since=asked.get("since"),
        until=asked.get("until"),
        suppress=False,
    )


def _released(viewer: Viewer, asked: dict[str, Any]) -> dict[str, Any]:
    """How many are of other years is not told: it would be one more sum to take apart."""
    year = int(asked["year"]) if asked.get("year") else None
    with holder_scope(viewer.holder_id):
        stands = standing_figures(viewer.holder_id, asked.get("programme") or None, year)
    return {"report": present(stands, others=False)} if stands else {"nothing": NOTHING_YET}
