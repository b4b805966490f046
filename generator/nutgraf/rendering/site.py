"""The whole site, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Artifact, Page, Plan
from nutgraf.rendering.encoding import ENCODERS
from nutgraf.rendering.setting import PageSetter, view_page
from nutgraf.rendering.theme import Theme, render_template


def render(plan: Plan, theme: Theme, report: Report) -> Iterator[Artifact]:
    """Every file of the site: pages first, then data, the writer's files and the theme's.

    After an error in a template all other pages are tried, so that every error is found.
    """
    for page in plan.pages:
        yield Artifact(output_path(page.url), render_page(plan, page, theme, report))
    for data in plan.data:
        yield Artifact(output_path(data.url), ENCODERS[data.format](data.data))
    for copy in plan.copies:
        yield Artifact(output_path(copy.url), Path(copy.file).read_bytes())
    yield from theme.assets.artifacts


def render_page(plan: Plan, page: Page, theme: Theme, report: Report) -> bytes:
    """One page as HTML in UTF-8; empty after an error in its template."""
    setter = PageSetter(page, plan.site, theme.assets)
    context = {
        "site": plan.site,
        "page": view_page(page, plan.site),
        "content": page.context,
    }
    return render_template(theme, page.template, context, setter.functions, report).encode()


def output_path(url: str) -> str:
    """The path under the output folder of a site address."""
    path = url.removeprefix("/")
    return f"{path}index.html" if url.endswith("/") else path
