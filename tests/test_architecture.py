"""The house rules that a machine can hold: who imports whom, and how large things may grow."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator" / "nutgraf"

MOST_LINES_IN_A_FILE = 300
MOST_LINES_IN_A_FUNCTION = 45  # an explainer has that many fields, each on a line of its own
MOST_PARAMETERS = 6
LINES_THAT_NEED_A_DOCSTRING = 9
NAMES_THAT_SAY_NOTHING = {"common", "context", "helper", "helpers", "manager", "utils"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef

MODULES = sorted(PACKAGE.rglob("*.py"))


def place(path: Path, line: int = 1) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def definitions(path: Path) -> Iterator[Definition]:
    """Every function, method and class of a file, nested ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Definition):
            yield node


def functions(path: Path) -> Iterator[Function]:
    return (node for node in definitions(path) if isinstance(node, Function))


def public_definitions(path: Path) -> Iterator[Definition]:
    """What other modules may call: public at the top of the module or of a public class."""
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        for node in ast.iter_child_nodes(pending.pop()):
            if isinstance(node, Definition) and not node.name.startswith("_"):
                yield node
                if isinstance(node, ast.ClassDef):
                    pending.append(node)


def length(node: Definition) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def parameters(node: Function) -> int:
    """How many arguments a caller sees: `self` and `cls` aren't counted."""
    arguments = node.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    starred = [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    return len([each for each in [*named, *starred] if each.arg not in {"self", "cls"}])


def assert_none(findings: list[str], advice: str) -> None:
    """Fail with each place on a line of its own, and what to do about it."""
    if findings:
        pytest.fail("\n".join([*findings, advice]), pytrace=False)


def test_the_package_is_found() -> None:
    assert PACKAGE / "__init__.py" in MODULES


def test_every_file_is_short_enough_to_read_at_once() -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    findings = [
        f"{place(path)}: {lines} lines, at most {MOST_LINES_IN_A_FILE}"
        for path, lines in sizes.items()
        if lines > MOST_LINES_IN_A_FILE
    ]
    assert_none(findings, "Split the file where its subject changes.")


def test_every_function_is_short_enough_to_see_whole() -> None:
    findings = [
        f"{place(path, node.lineno)}: {node.name} has {length(node)} lines, "
        f"at most {MOST_LINES_IN_A_FUNCTION}"
        for path in MODULES
        for node in functions(path)
        if length(node) > MOST_LINES_IN_A_FUNCTION
    ]
    assert_none(findings, "Give each of its steps a function with a name of its own.")


def test_no_function_takes_too_many_parameters() -> None:
    findings = [
        f"{place(path, node.lineno)}: {node.name} takes {parameters(node)}, "
        f"at most {MOST_PARAMETERS}"
        for path in MODULES
        for node in functions(path)
        if parameters(node) > MOST_PARAMETERS
    ]
    assert_none(findings, "Pass a value that has a name in the trade, or split the function.")


def test_every_module_has_a_name_that_says_what_is_in_it() -> None:
    findings = [
        f"{place(path)}: the name says nothing about what is in it"
        for path in MODULES
        if NAMES_THAT_SAY_NOTHING & set(path.relative_to(PACKAGE).with_suffix("").parts)
    ]
    assert_none(findings, "Name the module after what it does, or move its parts to their users.")


def test_everything_public_and_not_tiny_has_a_docstring() -> None:
    findings = [
        f"{place(path, node.lineno)}: {node.name} has no docstring"
        for path in MODULES
        for node in public_definitions(path)
        if length(node) >= LINES_THAT_NEED_A_DOCSTRING and not ast.get_docstring(node)
    ]
    assert_none(findings, "Say what goes in, what comes out, and which errors there are.")


def test_a_room_imports_only_the_rooms_below_it() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        advice = "Move what both rooms need into model/, or pass it as a value from build.py."
        pytest.fail(f"{done.stdout}{done.stderr}\n{advice}", pytrace=False)
