"""Prints the project's figures, as Markdown, under the name of the machine: `make bench`.

    python -m tests.benchmarks                    every benchmark, at moderate sizes
    python -m tests.benchmarks check --help       one of them: each bench_*.py here is a command
    python -m tests.benchmarks corpus --help      write the site that they measure with
    python -m tests.benchmarks document           write the figures of docs/performance.md

Figures are for reading, not for passing: nothing here fails because it is slow.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.machine import description

HERE = Path(__file__).parent
BENCHMARKS = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
COMMANDS = {name: f"tests.benchmarks.bench_{name}" for name in BENCHMARKS} | {
    "corpus": "tests.benchmarks.corpus"
}


DOCUMENT = HERE.parents[1] / "docs" / "performance.md"
MARK = "<!-- figures -->\n"
DOCUMENTED = (("start",), ("build", "--explainers", "1000"))


def document() -> int:
    """Put the figures of this machine into the documentation, in the place of those there."""
    tables = []
    for name, *arguments in DOCUMENTED:
        command = [sys.executable, "-m", COMMANDS[name], *arguments]
        tables.append(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    DOCUMENT.write_text(documented(DOCUMENT.read_text("utf-8"), "".join(tables)), "utf-8")
    return 0


def documented(text: str, tables: str) -> str:
    """The documentation with other figures."""
    figures = tables.replace("\n### ", "\n## ")
    return f"{text.partition(MARK)[0]}{MARK}\nMeasured on {description()}.\n{figures}"


def run(module: str, arguments: list[str]) -> int:
    """Run one module in a process of its own, so that none leaves anything behind for the next."""
    return subprocess.run([sys.executable, "-m", module, *arguments], check=False).returncode


def main(arguments: list[str]) -> int:
    """Run what is asked for, or every benchmark; the exit status is 0 if all ran."""
    if arguments == ["document"]:
        return document()
    if arguments and arguments[0] in COMMANDS:
        return run(COMMANDS[arguments[0]], arguments[1:])
    if arguments:
        print(f"{__doc__}\nCommands: document, {', '.join(COMMANDS)}")
        return 0 if arguments[0] in {"-h", "--help"} else 2
    print(f"Measured on {description()}.")
    failed = 0
    for name in BENCHMARKS:
        print(f"\n## {name.capitalize()}\n", flush=True)
        failed |= run(COMMANDS[name], [])
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
