"""One file on standard input; on standard output a line of JSON, and then, if it may be kept, the cleaned file."""

import json
import sys

from hearth.files.cleaning import room
from hearth.files.cleaning.outcome import Cleaned, Refused


def main() -> None:
    room.close_in()
    data = sys.stdin.buffer.read()
    try:
        from hearth.files.cleaning.taking_apart import cleaned

        _tell(cleaned(data))
    except Refused as refused:
        _tell(refused)
    except MemoryError:
        _tell(Refused("bomb"))


def _tell(outcome: Cleaned | Refused) -> None:
    if isinstance(outcome, Refused):
        told, content = {"refused": outcome.why}, b""
    else:
        told = {"kind": outcome.kind, "media_type": outcome.media_type, "extension": outcome.extension}
        content = outcome.content
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + content)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
