from django.http import HttpResponse

from hearth.access.pages import READ, StaffRequest, staff_page
from hearth.access.render import staff
from hearth.triage.board import board_for
from hearth.triage.document import document_for
from hearth.triage.policies import may_see_board
from hearth.triage.presenters import board as presented


@staff_page(may=may_see_board, methods=READ)
def board(request: StaffRequest) -> HttpResponse:
    """Who has what, what is oldest and overdue, and at which step worries wait."""
    found = board_for(request.viewer)
    context = {
        "loads": presented.loads(found),
        "stages": presented.stages(found),
        "challenged": presented.challenged(found.challenged),
        "barriers": presented.barriers(found, document_for(request.viewer).nation),
    }
    return staff(request, "triage/board.html", context)
