"""Changes the program in small ways and looks whether a test notices: `make mutants ARGS=writing`.

mutmut makes the mutants of each file as it is imported. The tests are collected once. Each mutant
lives in a fork of that process, which has run none: what one that has run tests remembers, of dates
say, would hide it. It meets the tests that come by its statement, the quickest first.
"""

from __future__ import annotations

import argparse
import ast
import gc
import os
import resource
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, ndiff
from fnmatch import fnmatch
from functools import lru_cache, partial
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from multiprocessing import Pipe
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any, TypeVar

import pytest
from mutmut.mutation import trampoline
from mutmut.mutation.file_mutation import MutatedFile, mutate_file_contents

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "generator" / "nutgraf"
TEMPORARY = ROOT / ".venv" / "mutants"
PATIENCE = 300
MEMORY = 4 * 2**30
"""A test that takes more seconds or bytes has noticed."""

MARK = "__mutmut_"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the program, as patterns of its files, and the tests that concern it."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = {
    "dates": Area(
        (
            "model/dates.py",
            "checking/edtf*.py",
            "checking/misspelt_dates.py",
            "rendering/date_*.py",
        ),
        (
            "tests/model/test_dates.py",
            "tests/checking/test_edtf.py",
            "tests/checking/test_edtf_edges.py",
            "tests/properties/test_dates.py",
            "tests/rendering/test_wording.py",
            "tests/rendering/test_dates_reference.py",
            "tests/rendering/test_calendars.py",
            "tests/rendering/test_timelinejs.py",
            "tests/rendering/test_timelines.py",
        ),
    ),
    "checking": Area(
        ("checking/*",),
        (
            "tests/checking",
            "tests/diagnostics",
            "tests/planning",
            "tests/model",
            "tests/sites/test_sites.py",
            "tests/authoring/test_audit.py",
            "tests/build/test_alone.py",
            "tests/build/test_morgue.py",
            "tests/build/test_proofing.py",
            "tests/properties/test_recollection.py",
        ),
    ),
    "writing": Area(("writing/*",), ("tests/writing", "tests/properties/test_writing.py")),
}


class Mutator(MetaPathFinder):
    """Gives the mutants of their functions to the modules of some files, as these are imported."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self.patterns = patterns
        self.made: dict[str, MutatedFile] = {}

    def files(self) -> list[Path]:
        """All files that are meant."""
        return [path for path in PROGRAM.rglob("*.py") if self._means(str(path))]

    def _means(self, path: str) -> bool:
        return any(fnmatch(path, pattern) for pattern in self.patterns)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module as ever, with another loader if it is one of ours."""
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and spec.origin and self._means(spec.origin):
            spec.loader = MutantLoader(fullname, spec.origin, self.made)
        return spec


class MutantLoader(SourceFileLoader):
    """Loads the program of a file with its mutants, and notes these in `made`."""

    def __init__(self, fullname: str, path: str, made: dict[str, MutatedFile]) -> None:
        super().__init__(fullname, path)
        self.made = made

    def get_code(self, fullname: str) -> CodeType:
        """The program with a switch before each function; some mutants make Python wonder."""
        self.made[fullname] = mutate_file_contents(self.path, self.get_source(fullname) or "")
        with warnings.catch_warnings(action="ignore"):
            return self.source_to_code(self.made[fullname].code.encode(), self.path)


@dataclass(frozen=True, slots=True)
class Trial:
    """In the place of pytest's own loop: lets the tests that it has collected meet each mutant."""

    made: dict[str, MutatedFile]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Print of each file how many mutants were noticed, and what those change that weren't."""
        tests = {item.nodeid: item for item in session.items}
        memories = [one for one in gc.get_objects() if isinstance(one, type(lru_cache()(len)))]
        forget(memories)  # collecting tests may have worded dates
        gc.freeze()
        paths = {sys.modules[module].__file__: module for module in self.made}
        passing_by = in_fork(partial(passages, session.items, paths, memories))
        if passing_by is None:
            raise pytest.UsageError("A test fails without any change.")
        for module, file in sorted(self.made.items()):
            lived = []
            for mutant in file.mutant_names:
                lines = [(module, line) for line in lines_changed(file, mutant)]
                ids = dict.fromkeys(id for line in lines for id in passing_by.get(line, ()))
                if in_fork(partial(survives, f"{module}.{mutant}", [tests[id] for id in ids])):
                    lived.append(mutant)
            noticed = len(file.mutant_names) - len(lived)
            print(f"\n{module}: {len(file.mutant_names)} mutants, {noticed} noticed", flush=True)
            for mutant in lived:
                print(mutant, *differences(file, mutant), sep="\n", flush=True)
        return True


def in_fork(work: Callable[[], T]) -> T | None:
    """What comes of a piece of work that a process of its own does; None if that dies."""
    ear, mouth = Pipe(duplex=False)
    if not os.fork():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, sys.stdout.fileno())
        try:
            mouth.send(work())
        finally:
            os._exit(0)
    mouth.close()
    try:
        found: T = ear.recv()
    except EOFError:
        return None
    finally:
        os.wait()
    return found


def forget(memories: Sequence[Any]) -> None:
    """Empty what functions remember of their results."""
    for memory in memories:
        memory.cache_clear()


def passages(
    items: Sequence[pytest.Item], modules: Mapping[str | None, str], memories: Sequence[Any]
) -> dict[tuple[str, int], list[str]]:
    """The tests that come by each line of some modules (by their files), the quickest first."""
    hits: set[tuple[str, int]] = set()

    def enter(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
        if event == "line":
            hits.add((modules[frame.f_code.co_filename], frame.f_lineno))
        return enter if frame.f_code.co_filename in modules else None

    found: dict[tuple[str, int], list[tuple[float, str]]] = defaultdict(list)
    for item in items:
        forget(memories)
        hits.clear()
        began = time.perf_counter()
        sys.settrace(enter)
        passed = passes(item)
        sys.settrace(None)
        if not passed:
            print(f"{item.nodeid} fails without a change.", file=sys.stderr, flush=True)
            sys.exit(1)
        for line in hits:
            found[line].append((time.perf_counter() - began, item.nodeid))
    return {line: [id for _, id in sorted(tests)] for line, tests in found.items()}


def survives(mutant: str, items: Sequence[pytest.Item]) -> bool:
    """Whether no test fails with this mutant in the place of the function."""
    trampoline.set_mutant_under_test(mutant)
    return all(map(passes, items))


def passes(item: pytest.Item) -> bool:
    """Run one test as pytest does, with all that it needs made for it alone."""
    failed = item.session.testsfailed
    item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
    return item.session.testsfailed == failed


def lines_changed(file: MutatedFile, mutant: str) -> set[int]:
    """The lines of the statements that are other ones in a mutant; all if its head is one."""
    begin, before, after = _before_and_after(file, mutant)
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = {
        begin + at
        for tag, first, last, *_ in changes
        for at in range(first, max(last, first + 1))
        if tag != "equal"
    }
    found: set[int] = set()
    for line in changed:
        around = [one for one in _statements(file.code) if line in one]
        found.update(around[-1] if around else (line,))
    return found if min(found) > begin else set(range(begin + 1, begin + len(before)))


def differences(file: MutatedFile, mutant: str) -> Iterator[str]:
    """The lines that are other ones in a mutant of a function."""
    _, before, after = _before_and_after(file, mutant)
    return (line for line in ndiff(before, after) if line[0] in "+-")


def _before_and_after(file: MutatedFile, mutant: str) -> tuple[int, list[str], list[str]]:
    """The number of the line with a function's name, its lines from there, and the mutant's."""
    function, _, _ = mutant.rpartition(MARK)
    (begin, before), (_, after) = (
        _from_name(file, function, name) for name in (f"{function}{MARK}orig", mutant)
    )
    return begin, before, after


def _from_name(file: MutatedFile, function: str, name: str) -> tuple[int, list[str]]:
    lines = file.code.splitlines()
    span = file.line_span_by_function_name[name]
    begin = next(at for at in range(span.start, span.end) if MARK in lines[at - 1])
    return begin, [line.replace(name, function) for line in lines[begin - 1 : span.end]]


@lru_cache(maxsize=1)
def _statements(code: str) -> tuple[range, ...]:
    """The lines of each statement of a program, or of its head if it has others in it."""
    nodes = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.stmt))
    starts = ((node, getattr(node, "body", None)) for node in nodes)
    return tuple(
        sorted(
            (
                range(node.lineno, body[0].lineno if body else (node.end_lineno or 0) + 1)
                for node, body in starts
            ),
            key=lambda lines: lines.start,
        )
    )


def main() -> None:
    """Try the mutants of an area, or of some files of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("files", nargs="*", help="of some files alone, such as checking/edtf.py")
    options = parser.parse_args()
    area = AREAS[options.area]
    mutator = Mutator([str(PROGRAM / file) for file in options.files or area.files])
    sys.meta_path.insert(0, mutator)
    for file in mutator.files():  # some would be imported only by a test
        import_module(".".join(file.relative_to(PROGRAM.parent).with_suffix("").parts))
    os.environ["CI"] = "yes"  # the same examples each time
    told = ["--quiet", "--capture=no", "--tb=native", "--assert=plain", "-p", "no:cacheprovider"]
    told += [f"--timeout={PATIENCE}", f"--basetemp={TEMPORARY}", *area.tests]
    pytest.main(told, plugins=[Trial(mutator.made)])


if __name__ == "__main__":
    main()
