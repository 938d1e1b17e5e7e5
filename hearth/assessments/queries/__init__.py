"""Whose assessments, what is in them, and the same profile over time."""

from hearth.assessments.queries.contents import (
    Contents,
    analysis_of,
    answers_of,
    contents_of,
    history_of,
    lacking_in,
    profiles_in,
    subjects_of,
    summary_of,
    voice_of,
)
from hearth.assessments.queries.finding import assessments_for, assessments_of, completed_of, members_of, stage_next
from hearth.assessments.queries.series import Series, Time, earlier_profiles, series_of
from hearth.assessments.queries.supervision import alarms_for, alarms_of, open_alarms, sign_offs_of

__all__ = ["Contents", "Series", "Time", "analysis_of", "answers_of", "assessments_for", "assessments_of"]
__all__ += ["completed_of", "contents_of", "earlier_profiles", "history_of", "lacking_in", "members_of", "profiles_in"]
__all__ += ["series_of", "stage_next", "subjects_of", "summary_of", "voice_of"]
__all__ += ["alarms_for", "alarms_of", "open_alarms", "sign_offs_of"]
