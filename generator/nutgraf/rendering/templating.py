"""What our templates have beside Jinja's language, and what they do without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from types import CodeType, MethodType
from typing import Any, cast

from jinja2 import BaseLoader, Environment, Template, Undefined, nodes
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup as Html
from markupsafe import escape

from nutgraf.rendering.pieces import Sharing

SHARING = "the page's sharing"
PRESS = "the page's press"
"""Under which a context has its `Sharing` and its `Press`: no template can write such names."""

_SPECIAL = re.compile("[&<>'\"]")

WITHOUT_CONTEXT = "a file that is imported needs `with context` behind its import"


class Shared(Extension):
    """`{% shared one, level %} … {% endshared %}`: made once for the same values.

    Inside may stand these values, the site, and what is called; anything else could differ from
    page to page, so that a page would show what is another's.
    """

    tags = {"shared"}  # noqa: RUF012 - as Jinja has it

    def parse(self, parser: Parser) -> nodes.Node:
        """A call that gets what stands inside as its `caller`."""
        line = next(parser.stream).lineno
        values = list(_values(parser))
        body = parser.parse_statements(("name:endshared",), drop_needle=True)
        for name in _foreign(values, body):
            words = f"`{name.name}` isn't among the values that this is shared by"
            parser.fail(words, name.lineno)
        place = nodes.Const(f"{parser.name}:{line}")
        given = [nodes.ContextReference(), place, *values]
        call = self.call_method("_piece", given, lineno=line)
        return nodes.CallBlock(call, [], [], body, lineno=line)

    def _piece(
        self, context: Context, place: str, *values: object, caller: Callable[[], str]
    ) -> str:
        sharing = context.resolve_or_missing(SHARING)
        if sharing is missing:
            raise LookupError(WITHOUT_CONTEXT)
        assert isinstance(sharing, Sharing)
        return sharing.piece(place, values, caller)


def _values(parser: Parser) -> Iterator[nodes.Name]:
    while parser.stream.current.type != "block_end":
        name = parser.stream.expect("name")
        yield nodes.Name(name.value, "load", lineno=name.lineno)
        parser.stream.skip_if("comma")


def _foreign(values: list[nodes.Name], body: list[nodes.Node]) -> Iterator[nodes.Name]:
    """The names in a body that are neither values, nor set in it, nor of something to call."""
    inside = nodes.Scope(body)
    names = list(inside.find_all(nodes.Name))
    known = {"site", *(value.name for value in values)}
    known |= {name.name for name in names if name.ctx != "load"}
    known |= {"loop"} if inside.find(nodes.For) else set()
    called = {id(call.node) for call in inside.find_all(nodes.Call)}
    return (name for name in names if name.name not in known and id(name) not in called)


def _shown(value: object) -> str:
    """What `escape` makes of a value, as it goes into a page at once: text, not HTML to go on with.

    Most values are HTML already, or have nothing in them to be escaped.
    """
    kind = type(value)
    if kind is Html or (kind is str and not _SPECIAL.search(cast(str, value))):
        return cast(str, value)
    return escape(value)


@dataclass(frozen=True, slots=True)
class Press:
    """What makes one page after the other, in one thread: what their templates are given, and what
    files define that were imported.

    What files define looks up what it is given each time anew, so it serves for all pages; but not
    where a file has more in it than definitions, see `ThemeEnvironment.only_defines`.
    """

    given: dict[str, Any]
    modules: dict[Template, TemplateModule] = field(default_factory=dict)
    of_page: dict[Template, TemplateModule] = field(default_factory=dict)

    def render(self, template: Template, given: Mapping[str, Any]) -> str:
        """The HTML of a page that its templates are given this for."""
        self.given.update(given)
        self.given[PRESS] = self
        self.of_page.clear()
        return template.render(self.given)


class ThemeTemplate(Template):
    """A template that other files import once for each page.

    What it defines sees what the page is given, not what the file has set that imports it.
    """

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - as Jinja has it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """A template that writes what it shows by `_shown`: a tenth of a page's time."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _shown
        return template

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - as Jinja has it
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> TemplateModule:
        """What the file defines."""
        press: Press | None = vars.get(PRESS) if vars else None
        if press is None:
            return super().make_module(vars, shared, locals)
        module = press.modules.get(self) or press.of_page.get(self)
        if module is None:
            module = super().make_module(press.given, shared=True)
            assert isinstance(self.environment, ThemeEnvironment)
            serves_all = self.environment.only_defines(self.name or "")
            (press.modules if serves_all else press.of_page)[self] = module
        return module


class ThemeContext(Context):
    """Doesn't ask a macro or a page's function whether it wants something of Jinja's.

    None does, and to ask takes longer than most of them.
    """

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """What a function gives."""
        if type(function) is not Macro and type(function) is not MethodType:
            return super().call(function, *args, **kwargs)
        if kwargs:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)


class ThemeEnvironment(Environment):
    """Loads each template once, for good, and knows which of them only define something."""

    def __init__(self, loader: BaseLoader, undefined: type[Undefined]) -> None:
        super().__init__(
            loader=loader,
            undefined=undefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=0,
            extensions=["jinja2.ext.i18n", Shared],
        )
        self.context_class = ThemeContext
        self.template_class = ThemeTemplate
        self._loaded: dict[str, Template] = {}
        self._imports: dict[str, tuple[str, ...] | None] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja has it
    ) -> Template:
        """The template of that name."""
        if isinstance(name, Template):
            return name
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent, globals)
        return self._loaded[name]

    def only_defines(self, name: str) -> bool:
        """Whether a file has nothing but macros, and imports of files of which the same is true.

        Then what it defines is the same for every page.
        """
        self.get_template(name)
        imports = self._imports[name]
        return imports is not None and all(map(self.only_defines, imports))

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        """Jinja's hook between reading a template and making a program of it."""
        self._imports[name or ""] = _imports(source.body)
        return super()._generate(source, name, filename, defer_init)


def _imports(body: list[nodes.Node]) -> tuple[str, ...] | None:
    """The files that are imported, if there are only macros beside; else None."""
    found: list[str] = []
    for one in body:
        if isinstance(one, nodes.FromImport | nodes.Import) and isinstance(
            one.template, nodes.Const
        ):
            found.append(one.template.value)
        elif not isinstance(one, nodes.Macro) and not _is_text(one):
            return None
    return tuple(found)


def _is_text(one: nodes.Node) -> bool:
    return isinstance(one, nodes.Output) and all(
        isinstance(each, nodes.TemplateData) for each in one.nodes
    )
