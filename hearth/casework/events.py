"""What later stages may need to hear of the work, in the same transaction."""

from django.dispatch import Signal

handed_over = Signal()
"""`episode` has another key worker, and perhaps another team: what a stage asked of the one before is theirs to do."""

came_again = Signal()
"""`person` takes part in `episode` again, said by `by`: what closed when they left does not open by itself."""
