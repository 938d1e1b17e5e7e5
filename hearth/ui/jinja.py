"""The Jinja environment of every page. Settings name `hearth.ui.jinja.environment`."""

from functools import cache
from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined, Template
from jinja2.environment import Template as LoadedTemplate

from hearth.ui import days
from hearth.ui.addresses import first_url, has_url, url
from hearth.ui.asked import asked, problems
from hearth.ui.languages import language, languages, translated
from hearth.ui.tables import table_rows

COMPONENTS = "govuk_frontend_jinja/"


class Pages(Environment):
    """Our templates fail on a name that is not there; the GOV.UK macros, which lean on such names, may not.

    A template whose name begins with `govuk_frontend_jinja/` therefore comes from a laxer environment.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.components = Environment(
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        )

    def get_template(self, name: str | LoadedTemplate, parent: str | None = None, globals: Any = None) -> Template:
        if isinstance(name, str) and name.startswith(COMPONENTS):
            return self.components.get_template(name)
        return super().get_template(name, parent, globals)


def environment(**options: Any) -> Environment:
    """Django's Jinja2 backend calls this with its loader; what a page may rely on is added here."""
    options.setdefault("extensions", []).append("jinja2.ext.i18n")
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    pages = Pages(**options)
    pages.policies["ext.i18n.trimmed"] = True
    pages.install_gettext_callables(gettext, ngettext, newstyle=False)  # type: ignore[attr-defined]
    pages.globals.update(
        languages=languages,
        language=language,
        static=cache(static),  # a file keeps its name as long as this process lives
        url=url,
        has_url=has_url,
        first_url=first_url,
        asked=asked,
        problems=problems,
        today=days.today,
        table_rows=table_rows,
    )
    # The same object, so that Jinja keeps the compiled macros instead of making them anew on every page.
    pages.components.globals = pages.globals
    pages.filters.update(
        translated=translated,
        day=days.day,
        short_day=days.short_day,
        clock=days.clock,
        day_and_time=days.day_and_time,
        ago=days.ago,
        age=days.age,
        partial_day=days.partial_day,
        plural=days.plural,
    )
    return pages
