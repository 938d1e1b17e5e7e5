"""How an answer reaches whoever told us, and what to look at before it is sent, in finished words."""

from hearth.concerns.letters import may_email
from hearth.concerns.models import Concern
from hearth.triage.models import Decision


def how_it_reaches(concern: Concern) -> str:
    if concern.route == "professional":
        return "They read it under “My referrals”. An email says that there is an answer, and nothing of it."
    if concern.way_back_hash:
        told = may_email(concern.reporter_email, concern.contact_safe)
        note = "A short note says that there is something to read." if told else "Nothing is sent to them."
        return f"They read it when they come back with their reference and secret. {note}"
    if concern.contact_safe:
        return f"They have no way back here. Tell them yourself ({concern.contact_safe}), then keep here what you said."
    return "They have no way back here. What you keep here is read only if they ring."


def who_reads(concern: Concern) -> str:
    if concern.reporter_work_address:
        who = f"whoever opens the mailbox {concern.reporter_work_address}"
    elif concern.reporter_agency_id:
        who = f"everybody who may open the records of {concern.reporter_agency_name}"
    elif concern.route == "professional":
        who = f"{concern.reporter_name or 'they'}, and whom they show it to at {concern.reporter_agency_name or 'work'}"
    elif concern.way_back_hash:
        who = "whoever has the reference and the secret; at home others may look over their shoulder"
    else:
        who = "whoever told us, and whom they tell of it"
    return f"Think who will read it: {who}."


def warnings(concern: Concern, decision: Decision, may_be_kin: bool) -> list[str]:
    found = [who_reads(concern)]
    if decision.confined:
        found.append(
            f"Nothing of the allegation may reach {decision.kept_from}. Does whoever told us work there, or know "
            "somebody who does? Then send nothing."
        )
    if may_be_kin:
        found.append(
            "Whoever told us may be a relative, or somebody this is about. Leave out what they may not know of others."
        )
    if concern.must_not_know:
        found.append(f"Must not find out that they told us: {concern.must_not_know}")
    return found
