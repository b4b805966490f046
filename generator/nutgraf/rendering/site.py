"""A part of the site, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.pages import Artifact, Page, Plan
from nutgraf.model.site import Site
from nutgraf.model.stopwatch import UNTIMED, Stage, Stopwatch
from nutgraf.model.values import replace
from nutgraf.rendering.encoding import ENCODERS
from nutgraf.rendering.page import PageRenderer, view_of
from nutgraf.rendering.pieces import Sharing
from nutgraf.rendering.templating import SHARING
from nutgraf.rendering.theme import Theme

OF_MARKDOWN = ("headings", "inline", "markdown")
"""What templates call to have a text rendered."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be made: what is wrong with its template, and its site address."""

    finding: Diagnostic
    page: str


def render(
    part: Plan, theme: Theme, report: Report, clock: Stopwatch = UNTIMED
) -> Iterator[Artifact | Failure]:
    """Every file of a part of the site: pages first, then data and the writer's files.

    All pages are tried, so that every error in the theme is found; see `report_failures`.
    """
    for page in part.pages:
        made = _make(part.site, page, theme, report, clock)
        if isinstance(made, str):
            yield Artifact(output_path(page.url), _encoded(made))
        else:
            yield Failure(made, page.url)
    for data in part.data:
        yield Artifact(output_path(data.url), ENCODERS[data.format](data.data))
    for copy in part.copies:
        yield Artifact(output_path(copy.url), Path(copy.file).read_bytes())


def render_assets(theme: Theme) -> Iterator[Artifact]:
    """The theme's own files."""
    for asset in theme.assets.values():
        yield Artifact(output_path(asset.url), asset.content)


def report_failures(failures: Iterable[Failure], report: Report) -> None:
    """Report each error in the theme once, with the first page that it was met on."""
    met: set[Diagnostic] = set()
    for failure in failures:
        finding = failure.finding
        if finding not in met:
            met.add(finding)
            message = f"{finding.message} This was on the page {failure.page}."
            report.add(replace(finding, message=message))


def render_page(site: Site, page: Page, theme: Theme, report: Report) -> bytes | None:
    """One page as HTML in UTF-8; None, and an error in the report, where its template fails."""
    made = _make(site, page, theme, report, UNTIMED)
    if isinstance(made, str):
        return _encoded(made)
    report_failures([Failure(made, page.url)], report)
    return None


def _make(
    site: Site, page: Page, theme: Theme, report: Report, clock: Stopwatch
) -> str | Diagnostic:
    renderer = PageRenderer(page, site, theme.assets, theme.words_of(page.lang), report)
    view = view_of(page, site)
    given = {
        "site": site,
        "page": view,
        "content": page.context,
        SHARING: Sharing(theme.pieces, (site, page.lang), view.path, renderer.tally),
    }
    functions = renderer.functions
    for name in OF_MARKDOWN if clock.is_on else ():
        functions[name] = clock.timed(Stage.MARKDOWN, functions[name])
    return theme.make(page.template, {**given, **functions})


def _encoded(html: str) -> bytes:
    """UTF-8; what no encoding has, a half of a surrogate pair, becomes a question mark."""
    return html.encode("utf-8", "replace")


def output_path(url: str) -> str:
    """The path under the output folder of a site address."""
    path = url.removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path
