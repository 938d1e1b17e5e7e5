"""An entry as its provider or keeper writes it: what is asked, what is shown of it, what becomes of the answers."""

from hearth.directory.forms.entry.questions import EntryForm
from hearth.directory.forms.entry.reading import entry_of_form
from hearth.directory.forms.entry.showing import initial

__all__ = ["EntryForm", "entry_of_form", "initial"]
