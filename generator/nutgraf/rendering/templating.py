"""What our templates have beside Jinja's language, and what they do without."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from nutgraf.rendering.html import as_html, shown
from nutgraf.rendering.pieces import Sharing

SHARING = "the page's sharing"
PRESS = "the page's press"
"""Under which a context has its `Sharing` and its `Press`: no template can write such names."""

SHARED = "shared"
"""The name of the call that stands for a piece between a template and its program."""

IMPORTS = "imports"
"""What a template's program calls the files that it imports, None where it has more than macros."""

WITHOUT_CONTEXT = "a file that is imported needs `with context` behind its import"


class Shared(Extension):
    """`{% shared one, level %} … {% endshared %}`: made once for the same values.

    Inside may stand these values, the site, and what is called; anything else could differ from
    page to page, so that a page would show what is another's.
    """

    tags = {"shared"}  # noqa: RUF012 - as Jinja has it

    def parse(self, parser: Parser) -> nodes.Node:
        """A call with the inside as a block, which `ThemeCode` knows how to write."""
        line = next(parser.stream).lineno
        values = list(_values(parser))
        body = parser.parse_statements(("name:endshared",), drop_needle=True)
        for name in _foreign(values, body):
            words = f"`{name.name}` isn't among the values that this is shared by"
            parser.fail(words, name.lineno)
        place = nodes.Const(f"{parser.name}:{line}")
        call = self.call_method(SHARED, [place, *values], lineno=line)
        return nodes.CallBlock(call, [], [], body).set_lineno(line)


def sharing_of(context: Context) -> Sharing:
    """How the page in hand shares its pieces."""
    sharing: Sharing | None = context.parent.get(SHARING)
    if sharing is None:
        raise LookupError(WITHOUT_CONTEXT)
    return sharing


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


@dataclass(frozen=True, slots=True)
class Press:
    """What makes one page after the other, in one thread: what their templates are given, and what
    files define that were imported.

    What files define looks up what it is given each time anew, so it serves for all pages; but not
    where a file has more in it than definitions, see `ThemeTemplate.only_defines`.
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
        """A template that shows values by `shown`, and makes macros that are ours."""
        template = super().from_code(environment, code, globals, uptodate)
        own = {"escape": shown, "Macro": ThemeMacro, "sharing_of": sharing_of}
        template.root_render_func.__globals__.update(own)
        return template

    @property
    def only_defines(self) -> bool:
        """Whether it has nothing but macros, and imports of files of which the same is true.

        Then what it defines is the same for every page.
        """
        imports: tuple[str, ...] | None = self.root_render_func.__globals__[IMPORTS]
        files = map(self.environment.get_template, imports or ())
        return imports is not None and all(one.only_defines for one in files)  # type: ignore[attr-defined]

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
            (press.modules if self.only_defines else press.of_page)[self] = module
        return module


class ThemeMacro(Macro):
    """A macro that gets what it is given in order, as most are, in a fifth of Jinja's time."""

    def __init__(self, *form: Any) -> None:
        super().__init__(*form)
        wants_more = self.caller or self.catch_kwargs or self.catch_varargs or self.explicit_caller
        self._is_plain = self._default_autoescape and not wants_more

    def __call__(self, *given: Any, **named: Any) -> str:
        """The macro's HTML."""
        lacking = self._argument_count - len(given)
        if named or lacking < 0 or not self._is_plain:
            return super().__call__(*given, **named)
        if lacking:
            given += (missing,) * lacking
        return as_html(self._func(*given))
