from typing import Any

from django.http import HttpResponse

from hearth.access.pages import StaffRequest, signed_in_page
from hearth.access.render import staff
from hearth.access.viewer import Viewer
from hearth.outcomes.forms import ALL, ReportForm, YearForm
from hearth.outcomes.policies import may_see_outcomes, sees_own_service_whole
from hearth.outcomes.presenters import Presented, present
from hearth.outcomes.report import NothingMeasured
from hearth.outcomes.report import report as make_report
from hearth.outcomes.standing import Standing, standing_extract
from hearth.outcomes.years import year_report
from hearth.ui.errors import BadInput

UNREADABLE = (
    "The tables of last night cannot be read, so there are no figures. Whoever looks after this Hearth can find out "
    "why with the command “hearth outcomes report”."
)


@signed_in_page(may=may_see_outcomes, methods=("GET", "HEAD"))
def report(request: StaffRequest) -> HttpResponse:
    """Did it help: figures of the agency's own work, from last night's extract."""
    whole = sees_own_service_whole(request.viewer)
    form = (ReportForm if whole else YearForm)(request.GET if "programme" in request.GET else None)
    extract = standing_extract(request.viewer.holder_id, whole=whole)
    asked = form.cleaned_data if form.is_valid() else {}
    context: dict[str, Any] = {"form": form, "extract": extract, "report": None, "problem": ""}
    if extract and (asked or not form.is_bound):
        try:
            context["report"] = _made(request.viewer, extract, asked)
        except NothingMeasured as problem:
            context["problem"] = str(problem)
        except BadInput:  # its sentences quote cells, and a cell is about somebody
            context["problem"] = UNREADABLE
    return staff(request, "outcomes/report.html", {**context, "whole": whole})


def _made(viewer: Viewer, extract: Standing, asked: dict[str, Any]) -> Presented:
    """A supervisor sees the own team's figures whole; everybody else sees the agency's, protected."""
    whole = sees_own_service_whole(viewer)
    programme, year = (None if asked.get(name) in (None, "", ALL) else asked[name] for name in ("programme", "year"))
    if year:
        return present(year_report(extract.episodes, extract.observations, int(year), programme=programme))
    made = make_report(
        extract.episodes,
        extract.observations,
        programme=programme,
        service=viewer.team_name if whole else None,
        since=asked.get("since"),
        until=asked.get("until"),
        suppress=not whole,
    )
    return present(made, others=not whole)  # how many another team works with is not theirs to see
