"""What later stages may need to hear of a family, in the same transaction."""

from django.dispatch import Signal

family_restricted = Signal()
"""`family` was closed, `by` whom, to all but a few, or opened again: what a stage has copied of that must follow."""

status_changed = Signal()
"""`status` began, or ended."""

home_changed = Signal()
"""`household`: somebody of its family lives there from a day on."""

pregnancy_changed = Signal()
"""`pregnancy` was noted, or what is known of it has changed."""
proceedings_changed = Signal()
"""`proceedings` began, or ended."""

order_changed = Signal()
"""`order` was made, or ended."""

status_withdrawn = Signal()
"""`status` never was so: what was written of it is no longer to be read."""

pregnancy_ended = Signal()
"""`pregnancy` was lost or ended. Contact about it, and every reminder of it, stops at once."""

child_born = Signal()
"""`pregnancy`, `children`: born, each now a person with parents and a place in the family."""

person_died = Signal()
"""`person`, `families`: contact stops at once. Nothing is sent, no birthday is kept, no visit is asked for."""

rights_passed = Signal()
"""`person` is eighteen: what was asked of their parents is from today asked of them."""

person_sealed = Signal()
"""`person` was sealed by an adoption, with the whole record of `families`: what a stage has copied of them must go."""
