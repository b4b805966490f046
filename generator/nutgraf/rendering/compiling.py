"""How templates become programs: Jinja's way, without what our templates have no use for."""

from __future__ import annotations

from collections.abc import MutableMapping
from keyword import iskeyword
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, Template, Undefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, optimizeconst

from nutgraf.rendering.templating import IMPORTS, SHARED, Shared, ThemeTemplate


class ThemeCode(CodeGenerator):
    """Calls things as Python does, and asks them as Python does for what they have.

    Jinja asks each whether it wants something of Jinja's. Nothing that a template can call does,
    and to ask takes longer than most of them.
    """

    def visit_Template(  # noqa: N802 - as Jinja has it
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """Write the program of a template, and which files it imports; see `_imports`."""
        super().visit_Template(node, frame)
        self.writeline(f"{IMPORTS} = {_imports(node.body)!r}")

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


class _Programs(BytecodeCache):
    """The programs of templates, for whoever loads a theme again: of each template the newest."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the program of a template with the same source, if there is one."""
        checksum, code = self._known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a program in the place of that of an older source."""
        self._known[bucket.key] = bucket.checksum, bucket.code


_PROGRAMS = _Programs()


class ThemeEnvironment(Environment):
    """Loads each template once, for good."""

    def __init__(self, loader: BaseLoader, undefined: type[Undefined]) -> None:
        super().__init__(
            loader=loader,
            undefined=undefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=0,
            bytecode_cache=_PROGRAMS,
            extensions=["jinja2.ext.i18n", Shared],
        )
        self.code_generator_class = ThemeCode
        self.template_class = ThemeTemplate
        self._loaded: dict[str, Template] = {}

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
