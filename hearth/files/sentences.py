"""What whoever sends a file is told."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearth.files.limits import LARGEST, MEGABYTE, MOST_FILES

WHAT_CAN_BE_SENT = _("You can send photos, PDF, Word, Excel and OpenDocument files, plain text, and sound recordings.")
WHAT_WE_DO = _("We take hidden details, such as the place and the maker’s name, out of each file.")
NO_VIDEO = _("Videos cannot be sent.")

LABEL = _("Photos, documents or recordings")
ADD = _("Add these files")
REMOVE = _("Remove")
ADDED = _("Files you have added")

WHY_NOT = {
    "empty": _("“%(name)s” is empty. Choose another file."),
    "too_large": _("“%(name)s” is larger than %(size)d MB. Choose a smaller file."),
    "too_much": _("“%(name)s” did not fit in with the others. Add it again, with fewer files at once."),
    "too_many": _("“%(name)s” was not added. You can add up to %(many)d files."),
    "unknown": _(
        "We cannot take “%(name)s”. You can send photos, PDF, Word, Excel and OpenDocument files, plain text, "
        "and sound recordings."
    ),
    "video": _("“%(name)s” is a video. Videos cannot be sent. Choose a photo or a sound recording."),
    "moving": _("“%(name)s” is a moving picture. Take a screenshot of it and send that instead."),
    "mixed": _("“%(name)s” has something else hidden in it, so we cannot take it. Take a screenshot and send that."),
    "damaged": _("“%(name)s” is damaged or not complete. Open it, save it again, and add it once more."),
    "too_many_pixels": _("“%(name)s” is too large a picture. Take a screenshot of it and send that instead."),
    "locked": _("“%(name)s” is locked with a password. Save it without one, and add it once more."),
    "macros": _("“%(name)s” has macros in it. Save it as a PDF and send that instead."),
    "files_inside": _("“%(name)s” has other files inside it. Save it as a PDF and send that instead."),
    "unsafe": _("“%(name)s” is not safe to open. Save it as a PDF and send that instead."),
    "bomb": _("“%(name)s” becomes too large when it is opened. Save a smaller part of it and send that."),
    "infected": _("“%(name)s” has a virus in it. Do not send it to anybody."),
    "full": _("“%(name)s” was not added: there is no room for more files. Send your words without it."),
    "busy": _("“%(name)s” was not added: too many people are sending files now. Try again in a minute."),
    "not_kept": _("“%(name)s” was not added: something is wrong at our end. Try again, or send your words without it."),
}


def limits() -> str:
    """Said before anybody chooses."""
    told = gettext("Up to %(many)d files, each up to %(size)d MB.")
    return told % {"many": MOST_FILES, "size": LARGEST // MEGABYTE}


def why_not(name: str, why: str) -> str:
    """The sentence for a file that was not taken."""
    return str(WHY_NOT[why] % {"name": name, "size": LARGEST // MEGABYTE, "many": MOST_FILES})
