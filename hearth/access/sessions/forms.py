from hearth.access.models import Agency
from hearth.access.sessions.rules import (
    IDLE_MINUTES,
    LEAST_HOURS,
    LEAST_IDLE,
    MOST_HOURS,
    MOST_IDLE,
    SESSION_HOURS,
)
from hearth.ui.fields import WholeNumber
from hearth.ui.forms import QuestionForm


class LimitsForm(QuestionForm):
    idle_minutes = WholeNumber(
        "After how many minutes without use are people signed out?",
        hint=f"From {LEAST_IDLE} to {MOST_IDLE}. They are warned two minutes before, and what they write is kept.",
        least=LEAST_IDLE,
        most=MOST_IDLE,
        missing="Give the minutes",
    )
    session_hours = WholeNumber(
        "After how many hours must everybody sign in again?",
        hint=f"From {LEAST_HOURS} to {MOST_HOURS}, counted from signing in.",
        least=LEAST_HOURS,
        most=MOST_HOURS,
        missing="Give the hours",
    )

    @staticmethod
    def of(agency: Agency) -> dict[str, int]:
        return {
            "idle_minutes": agency.idle_minutes or IDLE_MINUTES,
            "session_hours": agency.session_hours or SESSION_HOURS,
        }
