"""The sheets and columns of an instrument as XLSForm, and what that format cannot say."""

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
SCORING, HEARTH = "hearth_scoring", "hearth"

TYPES = {"number": "decimal", "words": "text", "day": "date", "calculated": "calculate"}
ANSWERS = {"decimal": "number", "integer": "number", "text": "words", "date": "day", "calculate": "calculated"}

SURVEY_COLUMNS = [
    *("type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message", "calculation"),
    *("hearth_answer", "hearth_weight", "hearth_reversed", "hearth_when_unknown", "hearth_at_least", "hearth_at_most"),
    *("hearth_constraint", "hearth_anchors", "hearth_spoken"),
]
CHOICE_COLUMNS = ["list_name", "name", "label", "hearth_value", "hearth_order", "hearth_meaning", "hearth_picture"]
SCORE_COLUMNS = [
    *("id", "label", "method", "of", "area", "scale", "level", "formula", "at_least", "at_most", "at_least_answered"),
    *("prorated", "rounding", "higher_is", "flags_from", "table", "bands", "more_than_noise"),
]
WHOLE = [
    *("id", "version", "title", "author", "checked_by", "source", "licence", "next_review", "unit", "about"),
    *("from_years", "to_years", "unborn", "licensed", "private", "informants", "questions", "missing_reasons"),
    *("area_rule", "change", "crosswalks"),
]
"""What stands on the sheet “hearth”, as JSON: XLSForm has no place for it."""

LOST_OUTSIDE = (
    "Reasons why an answer is missing are not offered: other tools know only an empty answer.",
    "Scores are not worked out: their rules stand on the sheet hearth_scoring, which other tools leave out.",
    "Weights, reversed items and the order of a scale stand in columns of our own, which other tools leave out.",
    "Anchors are in the hint; drawings, words for parents, bands and crosswalks are not shown.",
    "What is asked for each child and carer becomes a repeat; who each is about must be typed.",
    "A rule that cannot be known yet hides its question; in Hearth it shows it, unless the file says otherwise.",
)
"""What an instrument loses in tools that read XLSForm and are not Hearth."""

REFUSED_COLUMNS = {
    "choice_filter": "choices that depend on other answers",
    "repeat_count": "a fixed number of repeats",
    "trigger": "answers worked out when another changes",
    "media::image": "pictures",
    "media::audio": "sounds",
    "media::video": "films",
    "default": "answers filled in beforehand",
    "read_only": "questions that cannot be answered",
    "appearance": "how a question looks",
    "parameters": "sliders and the like",
}
"""Columns of XLSForm that we do not take over; each is named among what was lost."""

SKIPPED_TYPES = ("note", "start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit")
"""Rows that are no questions about a family: left out, and named."""
