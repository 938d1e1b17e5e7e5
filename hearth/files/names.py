"""What a file was called by whoever sent it: text to read, never a path and never a promise of what it is. Plain."""

import re
import unicodedata

from hearth.files.limits import LONGEST_NAME

# Marks that turn the reading direction, with which "gpj.exe" is made to look like "exe.jpg".
TURNING = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
UNNAMED = "file"
EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def tidy_name(given: str) -> str:
    """One line, without folders, control characters or turned letters."""
    last = re.split(r"[/\\]", given)[-1]
    plain = "".join(letter for letter in TURNING.sub("", last) if unicodedata.category(letter) not in ("Cc", "Cs"))
    short = " ".join(plain.split()).strip(" .")
    if len(short) > LONGEST_NAME:
        ending = EXTENSION.search(short)
        tail = ending.group() if ending else ""
        short = short[: LONGEST_NAME - len(tail)] + tail
    return short or UNNAMED


def name_to_save_as(name: str, extension: str) -> str:
    """With the ending of what the file was found to be, so that no computer opens it as anything else."""
    if name.lower().endswith(f".{extension}"):
        return name
    return f"{EXTENSION.sub('', name) or UNNAMED}.{extension}"
