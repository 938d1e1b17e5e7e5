"""The words of the public pages, gathered for their translators, and what they wrote, made ready for the pages.

    python -m hearth.ui.catalogues gather     # bring hearth/locale/cy/LC_MESSAGES/django.po up to date
    python -m hearth.ui.catalogues compile    # what `make setup` does

Marked words are gathered from templates and code; reviewed words from the practice files that the public reads.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from ruamel.yaml import YAML

HEARTH = Path(__file__).parents[1]
PRACTICE = HEARTH.parent / "practice"
WELSH = HEARTH / "locale" / "cy" / "LC_MESSAGES" / "django.po"
WELSH_TO_A_CHILD = WELSH.with_name("ti.po")  # sentences of shared pages and errors, said to one child

PLACES = [("**/tests/**", "ignore"), ("**/demo/**", "ignore"), ("**.py", "python"), ("**/jinja2/**.html", "jinja2")]
MARKS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "marked": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
JINJA = {"jinja2": {"trimmed": "true", "newstyle_gettext": "false"}}
HEADING = "# The public pages in Welsh. `make words` gathers them; the msgstr lines are the translators'."
CREATED = datetime(2026, 11, 22, tzinfo=UTC)
SAID_TO_PEOPLE = {"title", "label", "text", "description", "meaning", "hours", "for_families", "can_do", "agency"}
PUBLIC_PRACTICE = {  # the folders that the public reads, and what it reads of them
    "help": {"label"},
    "indicators": SAID_TO_PEOPLE,
    "nations": SAID_TO_PEOPLE,  # the title, and whom to ring
    "programmes": {"title", "for_families", "what_families_are_told"},
    "thresholds": SAID_TO_PEOPLE | {"source"},
}


def gather() -> Catalog:
    """Every string a public page may show, with the file it comes from."""
    found = Catalog(locale="cy", project="Hearth", charset="utf-8")
    options = {pattern: JINJA["jinja2"] for pattern, kind in PLACES if kind == "jinja2"}
    for path, _line, message, comments, context in extract_from_dir(HEARTH, PLACES, options, MARKS):
        found.add(message, locations=[(f"hearth/{path}", 0)], auto_comments=comments, context=context)
    for path, words in _practice():
        found.add(words, locations=[(path, 0)])
    return found


def _practice() -> Iterator[tuple[str, str]]:
    for kind, said in PUBLIC_PRACTICE.items():
        for path in sorted((PRACTICE / kind).glob("*.yaml")):
            content = YAML(typ="safe").load(path)
            if kind == "nations":  # of a nation's own terms the public sees whom to ring
                content = [{"title": content["title"]}, content["contact_routes"]]
            yield from ((f"practice/{kind}/{path.name}", words) for words in _said(content, said))


def _said(content: Any, said: set[str], name: str = "") -> Iterator[str]:
    """The strings under the names that pages show, wherever they stand in a practice file."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from _said(value, said, str(key))
    elif isinstance(content, list):
        for value in content:
            yield from _said(value, said, name)
    elif isinstance(content, str) and name in said and content.strip():
        yield content


def translations() -> Catalog:
    """What the translators wrote."""
    with WELSH.open("rb") as file:
        return read_po(file, locale="cy")


def untranslated() -> list[str]:
    """Public strings without Welsh of their own: never gathered, left empty, or changed since."""
    written = translations()
    return [
        str(message.id)
        for message in gather()
        if message.id and not _is_translated(written.get(message.id, message.context))
    ]


def _is_translated(written: Any) -> bool:
    if written is None or written.fuzzy:
        return False
    words = written.string if isinstance(written.string, tuple | list) else [written.string]
    return all(words)


def bring_up_to_date() -> None:
    """Add what is new, drop what nobody shows any more, keep every translation."""
    catalog = translations() if WELSH.exists() else Catalog(locale="cy", project="Hearth", charset="utf-8")
    catalog.update(gather(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = (
        "# The public pages in Welsh. Gathered by `make words`; the msgstr lines are the translators'."
    )
    catalog.creation_date = catalog.revision_date = CREATED  # a date that moves would change the file each time
    catalog.fuzzy = False
    WELSH.parent.mkdir(parents=True, exist_ok=True)
    with WELSH.open("wb") as file:
        write_po(file, catalog, width=110, sort_output=True, include_lineno=False)


def said_to_a_child() -> Catalog:
    with WELSH_TO_A_CHILD.open("rb") as file:
        return read_po(file, locale="cy")


def compile_all() -> None:
    for source, catalog in ((WELSH, translations()), (WELSH_TO_A_CHILD, said_to_a_child())):
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)


if __name__ == "__main__":
    {"gather": bring_up_to_date, "compile": compile_all}[sys.argv[1]]()
