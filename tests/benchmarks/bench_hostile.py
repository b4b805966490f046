"""How time grows with hostile texts: `python -m tests.benchmarks.bench_hostile`.

Milliseconds of processor time for a text of each class and for one of twice its size: the least of
some rounds. Where both are linear the ratio is about two; where a text is shown as typed, or
refused, before all of it is read, it is less.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterator
from functools import partial
from math import isqrt
from zoneinfo import ZoneInfo

from nutgraf.checking.edtf import InvalidDate, parse_when
from nutgraf.checking.names import nearly_equal
from nutgraf.model.pages import Markup
from nutgraf.reading import parse_document
from nutgraf.rendering.markdown import render_markdown
from tests.benchmarks.measuring import print_table
from tests.rendering.markdown.test_limits import hostile

ROUNDS = 3
UTC = ZoneInfo("UTC")
Texts = dict[str, str]


def front_matter(size: int) -> Texts:
    """Front matter that makes a reader of YAML work."""
    keys = (f"k{at}: v\n" for at in range(size // 8))
    return {
        "open brackets": f"a: {'[' * size}",
        "brackets": f"a: {'[' * (size // 2)}{']' * (size // 2)}",
        "nested keys": "".join(f"{' ' * depth}a:\n" for depth in range(isqrt(2 * size))),
        "keys": "".join(keys),
        "one key again and again": "a: b\n" * (size // 5),
        "one line": f"a: {'x ' * (size // 2)}",
        "escapes": 'a: "' + "\\n" * (size // 2) + '"',
        "a quotation mark left open": 'a: "' + "x\n" * (size // 2),
        "anchors": "".join(f"- &a{at} x\n" for at in range(size // 10)),
        "aliases": f"a: &a x\nb: [{'*a, ' * (size // 4)}]",
        "comments": "# x\n" * (size // 4),
        "empty lines": "\n" * size,
        "control characters": "a: " + "\x01" * size,
        "marks of documents": "--- a\n" * (size // 6),
        "a block of text": "a: |\n" + "  x\n" * (size // 4),
        "colons": "a: " + "b: " * (size // 3),
        "tabs": "a:\n" + "\t" * size,
    }


def dates(size: int) -> Texts:
    """What stands where a date should."""
    return {
        "digits": "1" * size,
        "unknown digits": "X" * size,
        "a set of days": f"[{'2020-01-01,' * (size // 11)}2020-01-01]",
        "intervals": "2020/" * (size // 5),
        "qualifiers": "2020" + "?~" * (size // 2),
        "months": "3 june 2020 " * (size // 12),
        "spaces": f"2020{' ' * size}",
        "hyphens": "2020" + "-01" * (size // 3),
    }


def names(size: int) -> dict[str, list[tuple[str, str]]]:
    """Names of people, of twelve letters or so."""
    count = size // 12
    return {
        "that are others": [(str(at), f"{at:012d}".translate(LETTERS)) for at in range(count)],
        "that differ by a letter": [
            (str(at), f"Anna Bell {chr(0x4E00 + at)}") for at in range(count)
        ],
        "that differ by a number": [(str(at), f"Anna Bell {at}") for at in range(count)],
        "that differ by marks": [
            (str(at), f"Anna{'.' * (at % 9)}Bell{'-' * (at // 9 % 9)}") for at in range(count)
        ],
    }


LETTERS = str.maketrans("0123456789", "abcdefghij")


def read_front_matter(text: str, mark: str) -> None:
    """Read a text with this front matter."""
    parse_document("content/topics/x.md", f"---\n{text}\n---\n{mark}\n".encode())


def read_date(text: str, mark: str) -> None:
    """Read a date, or see it refused."""
    try:
        parse_when(text + mark, UTC)
    except InvalidDate:
        return


def render(text: str, mark: str) -> None:
    """Make HTML of a body."""
    render_markdown(Markup(text + mark), "en")


def compare(people: list[tuple[str, str]], mark: str) -> None:
    """Look for names that are nearly equal."""
    list(nearly_equal((id, f"{name}{mark}") for id, name in people))


def classes(size: int) -> Iterator[tuple[str, Callable[[str], None]]]:
    """Each class by its name, with its work; what is handed to that makes every text a new one."""
    for name, text in hostile(size).items():
        yield f"Markdown: {name}", partial(render, text)
    for name, text in front_matter(size).items():
        yield f"front matter: {name}", partial(read_front_matter, text)
    for name, text in dates(size).items():
        yield f"a date: {name}", partial(read_date, text)
    for name, people in names(size).items():
        yield f"names: {name}", partial(compare, people)


def milliseconds(work: Callable[[str], None], size: int) -> float:
    """The least of some rounds. No garbage is looked for meanwhile, as in reading and checking."""
    taken = []
    for at in range(ROUNDS):
        gc.collect()
        started = time.process_time()
        work(f" {'x' * (at + 1)}{size}")
        taken.append((time.process_time() - started) * 1000)
    return min(taken)


def main() -> None:
    """Print the table."""
    gc.disable()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=30_000, help="characters of the smaller text")
    size = parser.parse_args().size
    rows = []
    for (name, once), (_, twice) in zip(classes(size), classes(2 * size), strict=True):
        one, two = milliseconds(once, size), milliseconds(twice, 2 * size)
        rows.append((name, f"{one:.1f}", f"{two:.1f}", f"{two / one:.1f}"))
    rows.sort(key=lambda row: -float(row[3]))
    header = ("", f"ms, {size:,} characters", f"ms, {2 * size:,}", "ratio")
    print_table("Hostile texts", header, rows)


if __name__ == "__main__":
    main()
