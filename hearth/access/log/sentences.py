"""An event of the log as a sentence. It names kinds of record, never what stands in one."""

from collections.abc import Sequence

from django.apps import apps

from hearth.audit.pending import UNDER_GRANT

KINDS = {
    "families.family": "the family’s record",
    "families.person": "what is known of a person",
    "families.sharing": "what is shared",
    "families.contribution": "what a partner added",
    "families.restriction": "why the record is restricted",
    "families.sameperson": "two records that are read as one person’s",
    "families.sealopening": "the page about a sealed record that was opened",
    "triage.likelysame": "a pair that may be one person",
    "chronology.copy": "a copy of the chronology",
    "access.grant": "the page about an emergency",
    "concerns.concern": "a worry",
    "assessments.assessment": "an assessment",
    "assessments.sharedsummary": "a page for a parent",
    "casework.episode": "the work in a programme",
    "casework.visit": "a visit",
    "referrals.servicereferral": "a referral to a service",
    "triage.holding": "who holds a child",
    "access.user": "somebody’s account",
    "access.apikey": "a key for another system",
    "audit.auditevent": "the details of an entry of this log",
}


def what(kind: str) -> str:
    """ "a worry"; for kinds without words of their own, what the house calls the record."""
    if kind in KINDS:
        return KINDS[kind]
    try:
        name = str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return kind
    return f"{'an' if name[:1] in 'aeiou' else 'a'} {name}"


def did(verb: str, kind: str, fields: Sequence[str]) -> str:
    """ "opened the family’s record, under a grant"; "was refused a page (triage:queue)"."""
    if verb == "refused":
        return f"was refused a page ({kind})"
    if verb == "opened by break-glass":
        return "opened the restricted record in an emergency"
    return f"{verb} {what(kind)}{how(fields)}"


def how(fields: Sequence[str]) -> str:
    """By which way a record was opened that is not open to whoever looked."""
    if any(field.startswith(UNDER_GRANT) for field in fields):
        return ", under a grant in an emergency"
    return ", because it is shared with them" if any(field.startswith("sharing ") for field in fields) else ""


def who(name: str, text: str) -> str:
    """ "Kemi Brand (Key worker, Early Help, Northmoor)"; a machine or the public as it stands."""
    return f"{name} ({text})" if name else text[:1].upper() + text[1:]
