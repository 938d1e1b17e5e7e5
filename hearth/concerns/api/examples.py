"""Requests to copy and change, and what to do about each kind of problem."""

import json

from django.utils.translation import gettext_lazy as _

EXAMPLE = {
    "account": "She came to school in wet clothes for the third time this week.",
    "children": [{"given_names": "Bea", "age": "about six", "school": "Beck Lane Primary School"}],
    "lives_postcode": "NM1 1AA",
    "reporter_name": "Pia Marsh",
    "reporter_relationship": "Class teacher",
}
SEND = """curl {here}/api/v1/concerns \\
  -H "Authorization: Bearer $HEARTH_KEY" \\
  -H "Idempotency-Key: 0b9f6c1e-6f0d-4c0e-9d53-6a4c8f1f2a77" \\
  -H "Content-Type: application/json" \\
  -d '{body}'"""
STATUS = """curl {here}/api/v1/concerns/HTH-7K3M-Q2XW \\
  -H "Authorization: Bearer $HEARTH_KEY\""""
BODIES = """curl {here}/api/v1/bodies \\
  -H "Content-Type: application/json" \\
  -d '{{"postcode": "NM1 1AA"}}'"""
SAME_AGAIN = _("Send the same again after the seconds in Retry-After, with the same Idempotency-Key.")
THEN = {
    "bad-request": _("Send JSON, and an Idempotency-Key of 16 to 200 characters without spaces."),
    "no-key": _("The key is missing, unknown, revoked or out of date."),
    "not-allowed": _("Make a key with the scope that the answer names."),
    "not-found": _("Nor do you hear of it when it is another agency’s."),
    "method-not-allowed": _("The header Allow lists what it takes."),
    "key-used-twice": _("Nothing was kept of the second. Another worry needs an Idempotency-Key of its own."),
    "too-large": _("A body has at most 500,000 bytes."),
    "not-json": _("Set Content-Type to application/json, without compression."),
    "not-valid": _("Put right what is listed in errors. Nothing was kept."),
    "too-many": SAME_AGAIN,
    "broken": _("We were told of it. Send the same again later, with the same Idempotency-Key."),
    "away": SAME_AGAIN,
}


def examples(here: str) -> dict[str, str]:
    """As they are typed on a command line; `here` is this Hearth's address."""
    body = json.dumps(EXAMPLE, indent=2, ensure_ascii=False)
    return {
        "send": SEND.format(here=here, body=body),
        "status": STATUS.format(here=here),
        "bodies": BODIES.format(here=here),
    }
