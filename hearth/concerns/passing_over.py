"""The child lives in another council's area: that council gets the same words, and its receipt comes back at once."""

from hearth.audit.actors import Actor
from hearth.concerns.actions import keep_copy
from hearth.concerns.models import Concern
from hearth.concerns.queries import kept_under
from hearth.concerns.succession.actions import as_it_was_told, bring_along, files_of
from hearth.concerns.telling import Destination, Receipt
from hearth.concerns.way_back import hash_of_key
from hearth.scope.opening import holder_scope


def pass_over(*, concern: Concern, to: Destination, by: Actor) -> Receipt:
    """A copy in the other council's queue, under the reference with a 2 behind it, so that the reporter's way back
    shows both. Passed over again, it is the same copy. Part of the decision that sends it there.
    """
    key = f"passed over {concern.pk} to {to.body_id}"
    told_at_once = kept_under(to.holder_id, concern.idempotency_key)  # where the child is now, or lives
    before = told_at_once or kept_under(to.holder_id, hash_of_key(key))
    if before:
        return Receipt(before.id, before.reference, "", was_kept_before=True)
    messages, files = list(concern.messages.all()), files_of(concern)
    receipt = keep_copy(telling=as_it_was_told(concern, to, key=key), reference=concern.reference, by=by)
    with holder_scope(to.holder_id):
        copy = Concern.objects.get(holder_id=to.holder_id, pk=receipt.concern_id)
        bring_along(copy, concern, messages, files)
    return receipt
