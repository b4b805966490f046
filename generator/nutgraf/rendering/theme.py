"""Templates: the only file that knows Jinja.

A template can reach nothing but what it is given: the site, the page, the page's content, and the
filters and functions of `page_functions`.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup as SafeHtml

from nutgraf.model.diagnostics import Location, Report
from nutgraf.rendering.assets import Assets, gather_assets

DESCRIPTION = "theme.toml"
DESK = "desk"

Functions = Mapping[str, Callable[..., Any]]


@dataclass(frozen=True, slots=True)
class Theme:
    """A loaded theme. `folders` go from the site's own files to the last parent's."""

    name: str
    folders: tuple[Path, ...]
    environment: Environment
    assets: Assets


def load_theme(name: str, search: tuple[Path, ...], report: Report) -> Theme | None:
    """The theme `name` with its parents, or None with an error.

    `search` are folders of themes: a file in the first of them overrides the same in the next,
    and all of these override the parent's.
    """
    folders = _folders(name, search, report, seen=())
    if not folders or report.failed:
        return None
    environment = Environment(
        loader=FileSystemLoader([folder / "templates" for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters.update({name: _filter(name) for name in FILTERS})
    environment.globals.update({name: _function(name) for name in FUNCTIONS})
    return Theme(name, folders, environment, gather_assets(folders))


FILTERS = ("markdown", "inline", "when", "when_short")
"""What a template writes behind a bar: `{{ content.what | markdown }}`."""

FUNCTIONS = ("asset", "url", "t")
"""What a template calls: `{{ t("Sources") }}`."""


def _filter(name: str) -> Callable[..., Any]:
    @pass_context
    def apply(context: Context, value: Any, *arguments: Any) -> Any:
        return _safe(context[DESK][name](value, *arguments))

    return apply


def _function(name: str) -> Callable[..., Any]:
    @pass_context
    def call(context: Context, *arguments: Any, **named: Any) -> Any:
        return context[DESK][name](*arguments, **named)

    return call


def _safe(made: Any) -> Any:
    """Rendered HTML, which has to be marked as such; text is for Jinja to escape."""
    return SafeHtml(made.html) if hasattr(made, "html") else made


def _folders(
    name: str, search: tuple[Path, ...], report: Report, seen: tuple[str, ...]
) -> tuple[Path, ...]:
    own = tuple(folder / name for folder in search if (folder / name).is_dir())
    descriptions = [folder / DESCRIPTION for folder in own if (folder / DESCRIPTION).is_file()]
    if not descriptions or name in seen:
        message = f"There is no theme `{name}`, or its folder has no `{DESCRIPTION}`."
        if name in seen:
            message = f"The theme `{name}` is its own parent."
        report.error("unknown-theme", message, None, "Look at `parent` in its `theme.toml`.")
        return ()
    try:
        described = tomllib.loads(descriptions[0].read_text(encoding="utf-8"))
    except ValueError as error:
        place = Location(_shown(descriptions[0]))
        report.error("theme-syntax", f"This file can't be understood: {error}.", place)
        return ()
    parent = described.get("parent")
    return own + (_folders(str(parent), search, report, (*seen, name)) if parent else ())


def render_template(
    theme: Theme, name: str, context: Mapping[str, Any], functions: Functions, report: Report
) -> str:
    """A page as HTML, or "" with an error at the template's line."""
    try:
        return theme.environment.get_template(name).render({**context, DESK: functions})
    except Exception as error:  # noqa: BLE001 - a theme is somebody's program: it may raise anything
        _report_failure(error, name, context, report)
        return ""


def _report_failure(
    error: Exception, name: str, context: Mapping[str, Any], report: Report
) -> None:
    file, line = _place(error, name)
    text = _line(file, line)
    location = Location(_shown(Path(file)), line, 1 + len(text) - len(text.lstrip()), 0, text)
    words = error.message if isinstance(error, TemplateError) and error.message else str(error)
    message = f"The template failed: {words.rstrip('.')}."
    hint = f"It was making the page {context['page'].url}."
    report.error("template-failed", message, location, hint)


def _place(error: Exception, name: str) -> tuple[str, int]:
    """The file and line of the innermost template: not always the traceback's last frame."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or name, error.lineno
    place = (name, 1)
    trace = error.__traceback__ or sys.exc_info()[2]
    while trace:
        if (
            "__jinja_template__" in trace.tb_frame.f_globals
            or trace.tb_frame.f_code.co_filename.endswith(".html")
        ):
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _line(file: str, line: int) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").splitlines()[line - 1]
    except (OSError, IndexError, ValueError):
        return ""


def _shown(file: Path) -> str:
    """A theme's file from the folder of themes on: the rest is where somebody installed it."""
    parts = file.parts
    return (
        "/".join(parts[len(parts) - parts[::-1].index("themes") - 1 :])
        if "themes" in parts
        else file.name
    )
