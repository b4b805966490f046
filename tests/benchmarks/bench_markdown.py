"""How long Markdown takes: `python -m tests.benchmarks.bench_markdown`.

Milliseconds of processor time for a body of 650 words, and for the short texts of which a page has
a dozen: the median and the least of rounds in which all are measured in turn.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import count

from markdown import Markdown

from nutgraf.model.pages import Markup
from nutgraf.model.values import replace
from nutgraf.rendering.markdown import render_line, render_markdown
from nutgraf.rendering.markdown.cleaning import clean
from nutgraf.rendering.markdown.converter import Converter
from tests.benchmarks.measuring import print_table
from tests.benchmarks.stories import explainer
from tests.benchmarks.world import World

BODIES = 100
ROUNDS = 9
OUR_EXTENSIONS = (
    "footnotes", "tables", "def_list", "attr_list", "admonition", "abbr", "fenced_code",
)  # fmt: skip
TARGET = re.compile(r"\[\[[^\]]+\]\]|(?<=\]\()[^)]+")
KEY = re.compile(r"\[@(\w+)\]")
PLAIN = Markup("It lasted for a month, the report's author says, and was led by a coalition.")
LINKED = Markup("It lasted for a month, says [[Ada Byron]].[@report]")

Work = Callable[[], object]


def markup(text: str) -> Markup:
    """A text with all that it points at resolved."""
    links = tuple((written, "/somewhere/", "") for written in dict.fromkeys(TARGET.findall(text)))
    keys = enumerate(dict.fromkeys(KEY.findall(text)), start=1)
    cited = tuple((key, number, f"#source-{number}") for number, key in keys)
    return Markup(text, links, cited)


def anew(render: Callable[[Markup, str], object], texts: Sequence[Markup]) -> Work:
    """Our rendering of texts that it has never seen: it remembers those that it has."""
    number = count()
    return lambda: [
        render(replace(text, text=f"{text.text} {next(number)}"), "en") for text in texts
    ]


def stock(bodies: Sequence[Markup], *extensions: str) -> Work:
    """Python-Markdown as it comes, with some of its extensions."""
    converter = Markdown(extensions=list(extensions), output_format="html")
    return lambda: [converter.reset().convert(body.text) for body in bodies]


def measure(works: dict[str, tuple[Work, int]]) -> list[tuple[str, ...]]:
    """For each work the milliseconds of one of its texts: median and least of all rounds."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, (work, texts) in works.items():
            start = time.process_time()
            work()
            taken[name].append((time.process_time() - start) / texts * 1000)
    return [
        (name, f"{statistics.median(times):.3f}", f"{min(times):.3f}")
        for name, times in taken.items()
    ]


def main() -> None:
    """Print both tables."""
    world = World(BODIES)
    bodies = [markup(explainer(world, number)[1]) for number in range(BODIES)]
    unclean = [Converter().convert(body.text) for body in bodies]
    header = ("", "median ms", "least ms")
    full: dict[str, Work] = {
        "Python-Markdown, bare": stock(bodies),
        "with footnotes": stock(bodies, "footnotes"),
        "with extra, smarty, toc": stock(bodies, "extra", "smarty", "toc"),
        "with our seven extensions": stock(bodies, *OUR_EXTENSIONS),
        "ours: these, links, citations, typography, cleaning": anew(render_markdown, bodies),
        "of this, cleaning": lambda: [clean(html) for html in unclean],
    }
    print_table("A body", header, measure({name: (work, BODIES) for name, work in full.items()}))
    plain, linked = [PLAIN] * BODIES, [markup(LINKED.text)] * BODIES
    short: dict[str, Work] = {
        "plain, Python-Markdown, bare": stock(plain),
        "plain, ours": anew(render_markdown, plain),
        "with a link and a citation, Python-Markdown, bare": stock(linked),
        "with a link and a citation, ours": anew(render_markdown, linked),
        "the same as a line": anew(render_line, linked),
    }
    print_table(
        "A sentence", header, measure({name: (work, BODIES) for name, work in short.items()})
    )


if __name__ == "__main__":
    main()
