"""How much may be sent, and what. Plain Python."""

MEGABYTE = 1_000_000
LARGEST = 15 * MEGABYTE  # one file
MOST_FILES = 10  # with one report
LARGEST_REQUEST = 60 * MEGABYTE  # all that one press of a button brings; more is asked for in smaller lots
LONGEST_NAME = 120

# What a browser offers to choose from. What a file really is, its content says.
ACCEPT = ",".join(
    "image/jpeg image/png image/webp .heic application/pdf .docx .odt .xlsx text/plain "
    "audio/wav audio/mpeg audio/mp4 .m4a audio/ogg audio/webm".split()
)

TOGETHER = "\N{NO-BREAK SPACE}"

KINDS = {"picture": "Picture", "document": "Document", "sound": "Sound recording"}


def size_in_words(size: int) -> str:
    """As people say it: 2.4 MB, 310 KB; number and unit on one line."""
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.1f}{TOGETHER}MB"
    return f"{max(1, round(size / 1000))}{TOGETHER}KB"
