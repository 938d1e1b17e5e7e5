"""What later stages may learn, inside the same transaction."""

from django.dispatch import Signal

concern_received = Signal()  # concern
concern_passed_on = Signal()  # concern, copy: a council was replaced; what hangs on the old record hangs on the copy
message_received = Signal()  # message, from whoever told us
