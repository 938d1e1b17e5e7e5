"""Write entries: the services' rows, the columns that searches use, and every part anew. The only way in.

Any number at once, in a fixed number of statements, so that a feed of thousands takes seconds.
"""

from hearth.directory.writing.keeping import Keeping
from hearth.directory.writing.services import is_listed, write_entries, write_entry

__all__ = ["Keeping", "is_listed", "write_entries", "write_entry"]
