"""What our templates have beside Jinja's language, and what they do without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from types import CodeType, MethodType
from typing import Any, cast

from jinja2 import Environment, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup as Html
from markupsafe import escape

from nutgraf.rendering.pieces import Sharing

SHARING = "the page's sharing"
IMPORTED = "the page's imports"
"""Under which a context has its `Sharing` and its `Imported`: no template can write such names."""

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
class Imported:
    """What the files define that a page's templates have imported so far."""

    given: dict[str, Any]
    modules: dict[Template, TemplateModule] = field(default_factory=dict)


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
        imported: Imported | None = vars.get(IMPORTED) if vars else None
        if imported is None:
            return super().make_module(vars, shared, locals)
        if self not in imported.modules:
            imported.modules[self] = super().make_module(imported.given)
        return imported.modules[self]


def render(template: Template, given: Mapping[str, Any]) -> str:
    """The HTML of a page that its templates are given this for."""
    imported = Imported({**given})
    imported.given[IMPORTED] = imported
    return template.render(imported.given)


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
