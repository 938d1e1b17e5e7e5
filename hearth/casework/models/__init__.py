from hearth.casework.models.checking_in import CheckIn
from hearth.casework.models.closing import Closure, FollowUp
from hearth.casework.models.courses import Attendance, Booking, Course, Session
from hearth.casework.models.episode import Episode, KeyWorker, Participant, PhasePeriod
from hearth.casework.models.observing import Observation
from hearth.casework.models.plan import Action, Goal, GoalRating
from hearth.casework.models.reviewing import Review
from hearth.casework.models.supervising import Supervision, SupervisionPoint
from hearth.casework.models.visiting import Visit, VisitPerson

__all__ = [
    "Action",
    "Attendance",
    "Booking",
    "CheckIn",
    "Closure",
    "Course",
    "Episode",
    "FollowUp",
    "Goal",
    "GoalRating",
    "KeyWorker",
    "Observation",
    "Participant",
    "PhasePeriod",
    "Review",
    "Session",
    "Supervision",
    "SupervisionPoint",
    "Visit",
    "VisitPerson",
]
