"""A decision that is proposed, in finished words."""

from hearth.triage.actions.proposing import as_proposed
from hearth.triage.models import Proposal
from hearth.triage.rules.deciding import Document
from hearth.ui.days import day, day_and_time

Row = dict[str, str]


def proposed_rows(proposal: Proposal, document: Document) -> list[Row]:
    choice = as_proposed(proposal)
    level = document.thresholds.level(choice.level)
    barriers = {each.id: each.label for each in document.nation.barriers}
    held = choice.held
    rows = [
        ("Proposed by", f"{proposal.proposed_by}, {day_and_time(proposal.proposed_at)}"),
        ("The family", str(proposal.family) if proposal.family else "Not confirmed"),
        ("Level", f"{level.number}. {level.label}"),
        ("Signs", "\n".join(document.thresholds.indicator(id).text for id in choice.indicators) or "None"),
        ("What happens next", ", ".join(each.label for each in document.outcomes(choice))),
        ("Reasons", choice.reasons),
        ("Barriers", "\n".join(barriers[id] for id in choice.barriers) or "None"),
        ("Who holds the child", f"{held.by_name} until {day(held.until)}: {held.doing}" if held else "Nobody"),
        ("In place of a decision", proposal.why if proposal.replaces_id else ""),
    ]
    return [{"question": question, "answer": answer} for question, answer in rows if answer]
