from hearth.assessments.models.analysis import Analysis, ChildsVoice
from hearth.assessments.models.assessment import Assessment, Grade, Subject
from hearth.assessments.models.summary import SharedSummary
from hearth.assessments.models.supervision import DriftAlarm, FamilyHistory, SignOff

__all__ = ["Analysis", "Assessment", "ChildsVoice", "DriftAlarm", "FamilyHistory", "Grade", "SharedSummary", "SignOff"]
__all__ += ["Subject"]
