"""When in the work an assessment is made."""

FIRST, REVIEW, CLOSING = "first", "review", "closing"
STAGES = {FIRST: "First", REVIEW: "Review", CLOSING: "Closing"}
IMPACTS = {
    "present": "The harm is there already",
    "potential": "The harm could come",
    "both": "Both: some is there, and more could come",
}
