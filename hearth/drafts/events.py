"""What drafts tell the stages above them. Sent inside the transaction."""

from django.dispatch import Signal

draft_forgotten = Signal()  # owner, and form: "" for all of the owner's
