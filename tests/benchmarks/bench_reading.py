"""How long reading one file takes: `python -m tests.benchmarks.bench_reading`.

The file is an explainer of 650 words with 8 events. Figures are milliseconds of processor
time for one file: the least and the median of 15 rounds.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

import frontmatter

from nutgraf.reading import parse_document
from nutgraf.reading.places import nodes_of

ROUNDS = 15
REPEATS = 200
PATH = "content/explainers/strike.md"
WORDS = ("the", "of", "in", "a", "strike", "tram", "council", "driver", "city", "week", "vote")


def explainer(seed: int = 1) -> str:
    """A file of the size that the figures are about."""
    chosen = random.Random(seed)

    def words(number: int) -> str:
        return " ".join(chosen.choices(WORDS, k=number))

    events = "".join(
        f"  - date: 2020-0{number + 1}-15\n    event: {words(8)}\n    text: {words(15)}\n"
        f"    who:\n      - Person {number}\n      - Person {number + 1}\n"
        for number in range(8)
    )
    who = "".join(f"  - name: Person {number}\n    role: {words(3)}\n" for number in range(5))
    why = "".join(f"  - text: {words(15)}\n    according_to: Person 1\n" for _ in range(2))
    return (
        f"---\ntitle: {words(8)}\nsummary: {words(20)}\ndate: 2020-10-01\n"
        f"topics: [transport, labour]\nwhat: |\n  {words(40)}\nwhy:\n{why}who:\n{who}"
        f"timeline:\n{events}---\n\n" + "\n\n".join(words(65) for _ in range(10)) + "\n"
    )


def measure(work: Callable[[], object]) -> tuple[float, float]:
    """The least and the median time of one call, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(REPEATS):
            work()
        times.append((time.process_time() - start) / REPEATS * 1000)
    return min(times), statistics.median(times)


def main() -> None:
    """Print one line for each thing measured."""
    text = explainer()
    data = text.encode()
    document, _ = parse_document(PATH, data)
    assert document is not None

    def look_up() -> None:
        nodes_of.cache_clear()
        document.places.of_value(("timeline", 3, "event"))

    print(f"{'':<34}{'least':>8}{'median':>8}  (ms a file of {len(data)} bytes)")
    for name, work in {
        "parse_document": lambda: parse_document(PATH, data),
        "the place of one value": look_up,
        "python-frontmatter's loads": lambda: frontmatter.loads(text),
    }.items():
        least, median = measure(work)
        print(f"{name:<34}{least:>8.3f}{median:>8.3f}")


if __name__ == "__main__":
    main()
