"""Templates: the only file, with `templating` and `compiling`, that knows Jinja.

A template can reach nothing but what it is given: the site, the page, the page's content, and the
functions of `PageRenderer`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    pass_context,
)
from jinja2.runtime import Context
from jinja2.utils import missing

from nutgraf.model.diagnostics import Diagnostic, Location, Report, Severity
from nutgraf.model.spelling import did_you_mean
from nutgraf.model.values import field_names
from nutgraf.rendering.assets import Asset, fingerprint
from nutgraf.rendering.catalogues import theme_catalogues
from nutgraf.rendering.compiling import ThemeEnvironment
from nutgraf.rendering.layers import ThemeFile, files_of, find_layers
from nutgraf.rendering.messages import Vocabulary, Words
from nutgraf.rendering.pieces import Pieces
from nutgraf.rendering.templating import WITHOUT_CONTEXT, Press

GIVEN = ("site", "page", "content")
FILTERS = ("cite", "headings", "inline", "introduced", "markdown", "when", "when_short")
"""Functions of a page that can also stand behind a bar: `{{ content.body | markdown }}`."""
UNPREDICTABLE = {"globals": ("lipsum",), "filters": ("random",)}
"""What Jinja brings along that would make two builds differ."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, ready to make pages: its templates, and its static files by name.

    `pieces` are what its pages have had made so far that others may have, too.
    """

    name: str
    assets: Mapping[str, Asset]
    _templates: Mapping[str, ThemeFile]
    _environment: ThemeEnvironment
    _vocabulary: Vocabulary
    pieces: Pieces = field(default_factory=Pieces)
    _presses: list[Press] = field(default_factory=list)

    def words_of(self, lang: str) -> Words:
        """The interface words of pages in a BCP 47 language."""
        return self._vocabulary.words_of(lang)

    def __reduce__(self) -> tuple[Any, ...]:
        """What another process needs to make the same theme: compiled templates don't travel."""
        return _equipped, (self.name, self.assets, self._templates, self._vocabulary)

    def warm_up(self) -> Iterator[None]:
        """Make programs of the templates, one at each step. What is wrong is told by its pages."""
        for name in self._templates:
            with suppress(TemplateError):
                self._environment.get_template(name)
            yield

    def make(self, template: str, given: Mapping[str, Any]) -> str | Diagnostic:
        """The HTML of a page, or what is wrong with the template."""
        try:
            return self._printed(template, given)
        except Exception as error:  # noqa: BLE001 - a theme is somebody's program: it may raise anything
            return self._finding(error)

    def _printed(self, template: str, given: Mapping[str, Any]) -> str:
        """By a press that isn't at work: in the preview, pages are made in several threads."""
        try:
            press = self._presses.pop()
        except IndexError:
            press = Press({**self._environment.globals})
        try:
            return press.render(self._environment.get_template(template), given)
        finally:
            self._presses.append(press)

    def _finding(self, error: Exception) -> Diagnostic:
        path, line = _place(error, {file.path for file in self._templates.values()})
        file = next((each for each in self._templates.values() if each.path == path), None)
        message, hint = self._words(error)
        text = file.line(line) if file else ""
        named = _NAMED.search(message)
        word = named[1] if named and named[1] in text else text.strip()
        where = Location(path, line, 1 + text.find(word), len(word), text) if file else None
        return Diagnostic(Severity.ERROR, "template-error", message, where, hint)

    def _words(self, error: Exception) -> tuple[str, str]:
        match error:
            case UndefinedError():
                message, _, hint = (error.message or "").partition("\n")
                return message, hint
            case TemplateNotFound():
                name = str(error.name)
                return (
                    f"The theme has no template `{name}`.",
                    did_you_mean(name, self._templates),
                )
            case TemplateSyntaxError():
                return f"This isn't a template: {_sentence(error.message or '')}", ""
            case _:
                return f"This failed: {_sentence(str(error.args[0]) if error.args else '')}", (
                    f"It is a Python error, {type(error).__name__}."
                )


def load_theme(name: str, search: tuple[Path, ...], report: Report) -> Theme | None:
    """The theme of that name; None, and an error in the report, where it can't be used.

    `search` has the folders that hold themes: the site's own, then that of the built-in ones. A
    file in an earlier folder takes the place of the same file in a later one, and a theme's files
    that of its parent's.
    """
    layers = find_layers(name, search, report)
    if layers is None:
        return None
    templates = files_of(layers, "templates")
    assets = fingerprint(files_of(layers, "static"), report)
    vocabulary = Vocabulary(theme_catalogues(layers, report))
    return _equipped(name, assets, templates, vocabulary)


def _equipped(
    name: str,
    assets: Mapping[str, Asset],
    templates: Mapping[str, ThemeFile],
    vocabulary: Vocabulary,
) -> Theme:
    return Theme(name, assets, templates, _environment(templates), vocabulary)


def _environment(templates: Mapping[str, ThemeFile]) -> ThemeEnvironment:
    environment = ThemeEnvironment(_Loader(templates), _Undefined)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = True
    for name in UNPREDICTABLE["globals"]:
        del environment.globals[name]
    for name in UNPREDICTABLE["filters"]:
        del environment.filters[name]
    environment.filters.update({name: _filter(name) for name in FILTERS})
    return environment


def _filter(name: str) -> Callable[..., Any]:
    """A filter that calls the function of the page in hand."""

    @pass_context
    def apply(context: Context, value: Any, *arguments: Any, **named: Any) -> Any:
        function = context.parent.get(name)
        if function is None:
            raise LookupError(WITHOUT_CONTEXT)
        return function(value, *arguments, **named)

    return apply


class _Loader(BaseLoader):
    """Reads templates, and calls them as messages do."""

    def __init__(self, templates: Mapping[str, ThemeFile]) -> None:
        self._templates = templates

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002
        template: str,
    ) -> tuple[str, str, None]:
        """The source of a template, and its path for messages."""
        if template not in self._templates:
            raise TemplateNotFound(template)
        found = self._templates[template]
        try:
            return found.file.read_text(encoding="utf-8"), found.path, None
        except UnicodeDecodeError:
            words = "it isn't text in UTF-8"
            raise TemplateSyntaxError(words, 1, template, found.path) from None


class _Undefined(StrictUndefined):
    """Something that isn't there; using it fails in words for somebody who writes a theme."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """What is wrong and, on a line of its own, what may have been meant."""
        if self._undefined_hint:
            return self._undefined_hint
        name = str(self._undefined_name)
        if self._undefined_obj is missing:
            known = (*GIVEN, *FILTERS, "asset", "citation_ids", "gettext", "ngettext", "url")
            return f"There is nothing called `{name}` here.\n{did_you_mean(name, known)}"
        kind = type(self._undefined_obj).__name__
        return f"A {kind} has no `{name}`.\n{did_you_mean(name, _names(self._undefined_obj))}"


def _names(thing: Any) -> list[str]:
    """What a template can ask a thing for."""
    if isinstance(thing, Mapping):
        return [str(key) for key in thing]
    return list(field_names(thing)) or [name for name in dir(thing) if not name.startswith("_")]


def _place(error: Exception, templates: set[str]) -> tuple[str, int]:
    """Path and line of the innermost template at work, which isn't always the last frame."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or "", error.lineno
    place = ("", 1)
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in templates:
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


_NAMED = re.compile(r"`([^`]+)`")
_END = re.compile(r"\.?$")


def _sentence(words: str) -> str:
    return _END.sub(".", words, count=1)
