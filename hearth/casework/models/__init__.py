from hearth.casework.models.agreeing import PlanVersion, Signature
from hearth.casework.models.checking_in import CheckIn
from hearth.casework.models.closing import Closure, FollowUp, FollowUpTry
from hearth.casework.models.courses import Attendance, Booking, Course, Session
from hearth.casework.models.episode import Episode, KeyWorker, Participant, PhasePeriod
from hearth.casework.models.moving import Move
from hearth.casework.models.observing import Observation
from hearth.casework.models.outside import AskedByLink
from hearth.casework.models.plan import Action, AreaLeft, Chase, Goal, GoalRating
from hearth.casework.models.reopening import LookAgain
from hearth.casework.models.reviewing import Contribution, Review, ReviewPerson
from hearth.casework.models.school_readiness import SchoolReadiness
from hearth.casework.models.supervising import Supervision, SupervisionPoint
from hearth.casework.models.team import TeamMember
from hearth.casework.models.visiting import Risk, Visit, VisitPerson

__all__ = [
    "Action",
    "AreaLeft",
    "AskedByLink",
    "Attendance",
    "Booking",
    "Chase",
    "CheckIn",
    "Closure",
    "Contribution",
    "Course",
    "Episode",
    "FollowUp",
    "FollowUpTry",
    "Goal",
    "GoalRating",
    "KeyWorker",
    "LookAgain",
    "Move",
    "Observation",
    "Participant",
    "PhasePeriod",
    "PlanVersion",
    "Review",
    "ReviewPerson",
    "Risk",
    "SchoolReadiness",
    "Session",
    "Signature",
    "Supervision",
    "SupervisionPoint",
    "TeamMember",
    "Visit",
    "VisitPerson",
]
