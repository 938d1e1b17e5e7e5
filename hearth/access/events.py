"""What later stages may need to hear of people, in the same transaction."""

from django.dispatch import Signal

invited = Signal()
"""`invitation`, its `link` (kept nowhere), and `by` whom: the message to their address must go."""

opened_many = Signal()
"""`openings` by one person within an hour, and `viewer`, who that is: their manager must hear of it."""
