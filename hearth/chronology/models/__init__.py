from hearth.chronology.models.copy import Copy, CopyChoice, CopyWords
from hearth.chronology.models.entry import Entry, EntryNeed, EntryPerson
from hearth.chronology.models.narrowed import Narrowed

__all__ = ["Copy", "CopyChoice", "CopyWords", "Entry", "EntryNeed", "EntryPerson", "Narrowed"]
