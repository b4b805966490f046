"""The stages of a run as a table."""

from __future__ import annotations

from collections.abc import Mapping


def format_timings(spent: Mapping[str, float], order: tuple[str, ...]) -> str:
    """A line for each stage that took some time, with seconds of processor and its share of all."""
    total = sum(spent.values()) or 1.0
    lines = [
        f"  {stage:<10}{spent[stage]:>9.2f} s{100 * spent[stage] / total:>6.0f} %"
        for stage in order
        if spent.get(stage)
    ]
    head = f"Seconds of processor, of all processes together: {sum(spent.values()):.2f}"
    return "\n".join([head, *lines, ""])
