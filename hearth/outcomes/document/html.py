"""The report as one HTML page: its charts and style are inside, so that it can be sent and kept as a single
file.
"""

from jinja2 import Environment, PackageLoader, StrictUndefined

from hearth.outcomes.presenters import present
from hearth.outcomes.report import Report


def as_html(report: Report) -> str:
    pages = Environment(
        loader=PackageLoader("hearth.outcomes", "document"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template("report.html.jinja").render(report=present(report))
