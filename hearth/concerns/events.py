"""What later stages may learn, inside the same transaction."""

from django.dispatch import Signal

concern_received = Signal()  # concern
message_received = Signal()  # message, from whoever told us
