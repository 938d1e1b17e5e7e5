"""Who keeps the register of training, and who may open an instrument that belongs to a licence."""

from datetime import date
from uuid import UUID

from hearth.access.rules import AT_WORK_WITH_FAMILIES, KEEPS_PRACTICE, KEY_WORKER, TRIAGE_MANAGER
from hearth.access.viewer import Viewer
from hearth.practice.definitions.instrument import Instrument
from hearth.practice.models import Accreditation
from hearth.practice.training.rules import counts_on

KEEPS_TRAINING = (AT_WORK_WITH_FAMILIES - {KEY_WORKER}) | KEEPS_PRACTICE | {TRIAGE_MANAGER}


def may_keep_training(viewer: Viewer) -> bool:
    return viewer.role in KEEPS_TRAINING and viewer.keeps_register


def may_open(viewer: Viewer, instrument: Instrument, on: date) -> bool:
    """Ours is open to everybody who works in a register. A licensed one opens to whoever is accredited in it that day,
    once the agency has loaded its text; a stub opens for its totals alone, to the same people."""
    return may_be_opened_by(viewer.id, viewer.holder_id, instrument, on)


def may_be_opened_by(user_id: UUID, holder_id: UUID, instrument: Instrument, on: date) -> bool:
    """The same of somebody who is not looking now, before they are asked to read it."""
    if instrument.licensed is None:
        return True
    held = Accreditation.objects.filter(holder_id=holder_id, user_id=user_id, kind="instrument", subject=instrument.id)
    return any(counts_on(each, on) for each in held)
