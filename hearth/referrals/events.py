"""What later stages may wait for. Sent inside the transaction that it tells of."""

from django.dispatch import Signal

referral_answered = Signal()  # referral=ServiceReferral, answer=ReferralState, by=Actor; in the asker's scope
