"""Where a Hearth keeps its files. Two homes are two Hearths."""

import os
import secrets
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def home() -> Path:
    """The folder named by HEARTH_HOME, else `var/` beside the code."""
    return Path(os.environ.get("HEARTH_HOME") or REPOSITORY / "var").absolute()


def secret(name: str) -> str:
    """A random secret of this home, made once and readable by its owner alone."""
    path = home() / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(fresh, path)  # atomic: of two processes starting at once, the first one's secret stays
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text()
