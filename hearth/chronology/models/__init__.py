from hearth.chronology.models.copy import Copy, CopyChoice, CopyWords
from hearth.chronology.models.entry import Entry, EntryNeed, EntryPerson

__all__ = ["Copy", "CopyChoice", "CopyWords", "Entry", "EntryNeed", "EntryPerson"]
