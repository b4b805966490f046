"""How fast dates are read, ordered and worded: python -m tests.benchmarks.bench_dates."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from time import perf_counter
from zoneinfo import ZoneInfo

from edtf import parse_edtf

from nutgraf.checking.edtf import parse_when
from nutgraf.model.dates import When
from nutgraf.rendering.wording import word_when

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = [date.fromordinal(number).isoformat() for number in range(700_000, 740_000)]
KINDS: dict[str, Sequence[str]] = {
    "days, all different": [date.fromordinal(number).isoformat() for number in range(1, 1_000_001)],
    "one day, again and again": ["2020-05-25"] * 1_000_000,
    "months": [f"{year:04}-{month:02}" for year in range(1, 9999) for month in range(1, 13)],
    "years": [f"{year:04}" for year in range(9999)],
    "about a day": [f"{day}~" for day in DAYS],
    "times": [f"{day}T14:30" for day in DAYS],
    "intervals": [f"{day}/9000-01-01" for day in DAYS],
    "one of two": [f"[{day},9000-01-01]" for day in DAYS],
}
SAMPLE = 40
"""So few for the edtf package, which takes milliseconds each."""


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def read(texts: Sequence[str]) -> list[When]:
    return [parse_when(text, BERLIN) for text in texts]


def word(whens: Sequence[When], lang: str) -> list[str]:
    return [word_when(when, lang) for when in whens]


def report(name: str, number: int, taken: float, note: str = "") -> None:
    print(f"{name:28}{number:>10,}{taken:>9.3f} s{number / taken:>13,.0f}/s  {note}")


def against_the_package(name: str, texts: Sequence[str]) -> None:
    """Read all texts, and a few of them with the edtf package, which needs the seconds."""
    sample = [f"{text}:00" if name == "times" else text for text in texts[:: len(texts) // SAMPLE]]
    ours = seconds(lambda: read(texts)) / len(texts)
    theirs = seconds(lambda: [parse_edtf(text) for text in sample]) / len(sample)
    report(
        name, len(texts), ours * len(texts), f"edtf {theirs * 1000:.1f} ms: {theirs / ours:,.0f}×"
    )


def main() -> None:
    """Print a line of figures for each kind of date, and for ordering and wording them."""
    for name, texts in KINDS.items():
        against_the_package(name, texts)
    whens = read(DAYS) * 2
    random.Random(0).shuffle(whens)
    report("put in order", len(whens), seconds(lambda: sorted(whens, key=lambda when: when.order)))
    for lang in ("en", "de", "zh"):
        report(f"worded ({lang})", len(whens), seconds(partial(word, whens, lang)))


if __name__ == "__main__":
    main()
