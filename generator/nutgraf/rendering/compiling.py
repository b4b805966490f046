"""How templates become programs: Jinja's way, without what our templates have no use for."""

from __future__ import annotations

from collections.abc import MutableMapping
from keyword import iskeyword
from typing import Any

from jinja2 import BaseLoader, Environment, Template, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst

from nutgraf.rendering.templating import SHARED, Shared, ThemeTemplate


class ThemeCode(CodeGenerator):
    """Calls things as Python does, and asks them as Python does for what they have.

    Jinja asks each whether it wants something of Jinja's. Nothing that a template can call does,
    and to ask takes longer than most of them.
    """

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write `one.name`. Where it has no such attribute, Jinja looks for what else is meant."""
        self.write("(found if (found := getattr((of := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.getattr(of, {node.attr!r}))")

    def visit_Call(  # noqa: N802 - as Jinja has it
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write a call. One whose arguments are only known when it happens is written as ever."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802
        """Write a call with a block. That of a shared piece is only called if the piece is new."""
        called = node.call.node
        if not (isinstance(called, nodes.ExtensionAttribute) and called.name == SHARED):
            super().visit_CallBlock(node, frame)
            return
        sharing, given, piece = (self.temporary_identifier() for _ in range(3))
        self.writeline(f"{sharing} = sharing_of(context)", node)
        self.writeline(f"{given} = ")
        self.visit(nodes.Tuple(node.call.args, "load"), frame)
        self.writeline(f"{piece} = {sharing}.known(*{given})")
        self.writeline(f"if {piece} is None:")
        self.indent()
        self.macro_body(node, frame)
        self.writeline(f"{piece} = {sharing}.made(macro, *{given})")
        self.outdent()
        self.simple_write(piece, frame)


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
        self.code_generator_class = ThemeCode
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

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What all templates have, as one mapping: Jinja goes through its own for each include."""
        return {**self.globals, **(d or {})}

    def only_defines(self, name: str) -> bool:
        """See `ThemeTemplate.only_defines`."""
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
