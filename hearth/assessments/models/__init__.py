from hearth.assessments.models.analysis import Analysis, ChildsVoice
from hearth.assessments.models.assessment import Assessment, Grade, Subject
from hearth.assessments.models.summary import SharedSummary

__all__ = ["Analysis", "Assessment", "ChildsVoice", "Grade", "SharedSummary", "Subject"]
