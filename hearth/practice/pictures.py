"""The drawings of the practice library, for children who point at an answer."""

from functools import cache

from markupsafe import Markup

from hearth.practice.library import folder


@cache
def picture(name: str) -> Markup:
    """As SVG for the middle of a page, its words left to what stands beside it; nothing where the library lacks it."""
    path = folder() / "pictures" / f"{name}.svg"
    if not path.is_file():
        return Markup("")
    drawn = path.read_text(encoding="utf-8").strip()
    return Markup(
        drawn.replace("<svg ", '<svg class="hearth-picture" aria-hidden="true" focusable="false" ', 1).replace(
            ' role="img"', ""
        )
    )
