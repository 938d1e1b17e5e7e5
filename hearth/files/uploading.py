"""How an upload is received: in memory only, so that nothing lies on the disk unsealed, and no more than may be sent.

A file that is too large is still heard to its end, and answered in words; none of what was typed is lost.
"""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from hearth.files.limits import LARGEST, LARGEST_REQUEST


class Received(InMemoryUploadedFile):
    """One file as it arrived. `why_not` is set when it was more than may be sent."""

    why_not: str = ""


class InMemory(FileUploadHandler):
    chunk_size = 1 << 16

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.whole = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received, self.why_not = BytesIO(), ""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.why_not:
            return
        self.whole += len(raw_data)
        self.received.write(raw_data)
        if self.received.tell() > LARGEST:
            self._give_up("too_large")
        elif self.whole > LARGEST_REQUEST:
            self._give_up("too_much")

    def _give_up(self, why: str) -> None:
        self.whole -= self.received.tell()
        self.received, self.why_not = BytesIO(), why

    def file_complete(self, file_size: int) -> Received:
        self.received.seek(0)
        # Its name is tidied before it is shown or kept; the type that the browser says is not asked for.
        file = Received(self.received, self.field_name, self.file_name, "", file_size, None, None)  # type: ignore[arg-type]
        file.why_not = self.why_not
        return file
