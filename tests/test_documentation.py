"""The reference says what the program has: commands, options, statuses, settings, codes."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import click
import pytest
from pydantic import BaseModel

from nutgraf import cli
from nutgraf.checking import profiles, schema
from nutgraf.cli.status import Status
from nutgraf.model.audit import Rule
from nutgraf.model.diagnostics import Diagnostic, Location, Severity
from nutgraf.reporting.structured import format_json
from nutgraf.settings.schema import (
    AuditTable,
    LimitsTable,
    LinksTable,
    LookTable,
    NavigationTable,
    PreviewTable,
    SettingsFile,
)

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
CASES = ROOT / "tests" / "diagnostics"
MODULES = [
    ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "generator" / "nutgraf").rglob("*.py"))
]

BEYOND_A_FOLDER = {
    "card-without-font",
    "changed-file-kept",
    "file-name-not-text",
    "file-too-large",
    "foreign-file",
    "link-busy",
    "link-gone",
    "link-moved",
    "link-private",
    "link-unreachable",
    "not-a-file",
    "output-busy",
    "output-record-damaged",
    "search-failed",
    "state-in-git",
    "unreadable-file",
}
"""What no folder in git can bring about: pipes, permissions, fonts, names in bytes, other hosts."""

Function = ast.FunctionDef | ast.AsyncFunctionDef

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def reference(name: str) -> str:
    return (REFERENCE / f"{name}.md").read_text(encoding="utf-8")


def sections(text: str, level: int) -> dict[str, str]:
    """The parts of a page below its headings of one level, by heading."""
    parts = re.split(rf"^{'#' * level} (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> dict[str, tuple[str, ...]]:
    """The first table of a text: its other cells by the first one, without the backticks."""
    table = re.search(r"(^\|.*\n)+", text, re.MULTILINE)
    lines = table[0].splitlines()[2:] if table else []
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return {first.strip("` "): tuple(rest) for first, *rest in cells}


def commands(name: str, group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """All commands of a group, those of the groups in it too."""
    for word, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(f"{name} {word}", command)
        else:
            yield f"{name} {word}", command


COMMANDS = {"nutgraf": cli.cli, **dict(commands("nutgraf", cli.cli))}


def test_every_command_is_documented() -> None:
    documented = [name for name in sections(reference("commands"), 2) if name.startswith("nutgraf")]
    assert sorted(documented) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_at_its_command(name: str) -> None:
    text = sections(reference("commands"), 2)[name]
    options = {
        long
        for parameter in COMMANDS[name].params
        if isinstance(parameter, click.Option)
        for long in (*parameter.opts, *parameter.secondary_opts)
    }
    assert set(re.findall(r"--[a-z][a-z-]*", text)) - {"--help"} == options


@pytest.mark.parametrize("name", ["nutgraf build", "nutgraf new"])
def test_every_choice_is_documented_at_its_command(name: str) -> None:
    text = sections(reference("commands"), 2)[name]
    for parameter in COMMANDS[name].params:
        if isinstance(parameter.type, click.Choice):
            for choice in parameter.type.choices:
                word = choice.name.lower() if hasattr(choice, "name") else choice
                assert f"`{word}`" in text


def test_every_exit_status_is_documented() -> None:
    table = rows(sections(reference("commands"), 2)["Exit statuses"])
    assert [int(status) for status in table] == list(Status)


def test_every_key_of_the_json_document_is_documented() -> None:
    found = Diagnostic(Severity.ERROR, "unknown-key", "No.", Location("a.md"), "Look.")
    outcome = {"pages": 1, "files": 2, "changed": 1, "removed": 0, "indexing": 0.0, "seconds": 0.1}
    document = json.loads(format_json([found], outcome))
    (finding,) = document["diagnostics"]
    text = sections(reference("commands"), 2)["The JSON document"]
    for key in {*document, *outcome, *finding, *finding["location"]}:
        assert f"`{key}`" in text


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (SettingsFile, reference("settings")),
        (NavigationTable, sections(reference("settings"), 2)["navigation"]),
        (LookTable, sections(reference("settings"), 2)["look"]),
        (AuditTable, sections(reference("settings"), 2)["audit"]),
        (LimitsTable, sections(reference("settings"), 2)["limits"]),
        (LinksTable, sections(reference("settings"), 2)["links"]),
        (PreviewTable, sections(reference("settings"), 2)["preview"]),
    ],
)
def test_every_setting_is_documented_with_its_default(table: type[BaseModel], text: str) -> None:
    documented = rows(text)
    assert list(documented) == list(table.model_fields)
    for name, field in table.model_fields.items():
        default = documented[name][1].strip("`")
        assert (default == "required") == field.is_required()
        if isinstance(field.default, str) and field.default:
            assert default == f'"{field.default}"'


def test_the_rules_of_the_audit_are_documented_in_their_order() -> None:
    assert list(sections(reference("audit"), 3)) == list(Rule)


def takers_of_codes() -> Iterator[tuple[str, int]]:
    """What takes a diagnostic's code, by its name, and the code's place among its arguments.

    These are functions with a parameter `code` and classes with a field of that name, so that
    nobody needs to keep a list of them, and the error type of pydantic.
    """
    yield "PydanticCustomError", 0
    for node in (node for module in MODULES for node in ast.walk(module)):
        if isinstance(node, Function):
            names = [each.arg for each in node.args.args if each.arg not in {"self", "cls"}]
        elif isinstance(node, ast.ClassDef):
            entries = [each for each in node.body if isinstance(each, ast.AnnAssign)]
            names = [each.target.id for each in entries if isinstance(each.target, ast.Name)]
        else:
            continue
        if "code" in names:
            yield node.name, names.index("code")


def literals(node: ast.expr) -> Iterator[str]:
    """The texts that an expression can be, as far as they stand there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def codes_in_the_program() -> set[str]:
    takers = dict(takers_of_codes())
    found: set[str] = set()
    for call in (node for module in MODULES for node in ast.walk(module)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute):
            name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr
            if name in takers and takers[name] < len(call.args):
                found.update(literals(call.args[takers[name]]))
            for keyword in call.keywords:
                if name in takers and keyword.arg == "code":
                    found.update(literals(keyword.value))
    return {word for word in found if CODE.fullmatch(word)}


def documented_codes() -> set[str]:
    return set(sections(reference("codes"), 3))


def test_every_code_is_documented_and_no_other() -> None:
    assert codes_in_the_program() - documented_codes() == set()
    assert documented_codes() - codes_in_the_program() == set()


def test_every_code_has_a_case_with_its_exact_words() -> None:
    cases = {path.parent.name for path in CASES.glob("*/expected.txt")}
    assert documented_codes() - cases == BEYOND_A_FOLDER
    assert cases - documented_codes() == set()


@pytest.mark.parametrize("code", sorted(BEYOND_A_FOLDER))
def test_code_without_a_case_is_tested_where_it_arises(code: str) -> None:
    rooms = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("*/test_*.py"))
    assert any(f'"{code}"' in text for text in rooms)


FORMS = {
    "An explainer": schema.ExplainerFields,
    "An event": schema.EventFields,
    "Who takes part": schema.PartFields,
    "A cause": schema.CauseFields,
    "What is known, not known, coming": schema.StatementFields,
    "A source": schema.SourceFields,
    "A quote": schema.QuoteFields,
    "A question": schema.QuestionFields,
    "A key figure": schema.FigureFields,
    "An update": schema.UpdateFields,
    "A correction": schema.CorrectionFields,
    "A withdrawal": schema.WithdrawalFields,
    "A picture": schema.ImageFields,
    "A participant": profiles.ParticipantFields,
    "Another name": profiles.OtherNameFields,
    "A post": profiles.MembershipFields,
    "A topic": profiles.TopicFields,
    "An author": profiles.AuthorFields,
    "A standing page": profiles.PageFields,
}


@pytest.mark.parametrize("name", FORMS)
def test_every_field_is_documented_with_its_meaning(name: str) -> None:
    hints = get_type_hints(FORMS[name], include_extras=True)
    meanings = {
        key: next(note.description for note in hint.__metadata__ if hasattr(note, "description"))
        for key, hint in hints.items()
    }
    documented = rows(sections(reference("fields"), 2)[name])
    assert {key: cells[-1].removesuffix(" |") for key, cells in documented.items()} == meanings


def test_no_form_is_left_out_of_the_reference_of_fields() -> None:
    forms = {
        each
        for module in (schema, profiles)
        for name, each in vars(module).items()
        if name.endswith("Fields") and each.__module__ == module.__name__
    }
    assert forms == set(FORMS.values())
