"""Which kind of document an archive is."""

from hearth.files.cleaning.documents import office, opendocument
from hearth.files.cleaning.documents.archive import closed, opened, read
from hearth.files.cleaning.outcome import Cleaned, Refused

TEXT = "application/vnd.oasis.opendocument.text"


def cleaned(data: bytes, kind: str) -> Cleaned:
    with opened(data) as archive:
        names = set(archive.namelist())
        if office.CONTENTS in names:
            form = office.form_of(read(archive, office.CONTENTS), names)
            return Cleaned(closed(office.without_the_rest(archive)), "document", form.media_type, form.extension)
        if "mimetype" in names and read(archive, "mimetype").strip() == TEXT.encode():
            return Cleaned(closed(opendocument.without_the_rest(archive)), "document", TEXT, "odt")
    raise Refused("unknown")
