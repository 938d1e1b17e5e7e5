"""How much memory and time the check of one file may take."""

import resource

MEGABYTE = 1024 * 1024
USUAL = 230 * MEGABYTE
MOST = 900 * MEGABYTE  # for an honest, large photo
SECONDS = 20


def close_in() -> None:
    """Before a stranger's bytes are looked at: little memory, little time, and nothing can be written."""
    resource.setrlimit(resource.RLIMIT_DATA, (USUAL, MOST))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def more_for(pixels: int) -> None:
    """A picture's header has said how large it is, and that is not too large."""
    now, _ = resource.getrlimit(resource.RLIMIT_DATA)
    if now != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_DATA, (max(now, min(MOST, USUAL + pixels * 12)), MOST))
