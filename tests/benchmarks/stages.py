"""Measures the stages of a check in one process: python -m tests.benchmarks.stages SITE.

Prints a line of JSON for each stage: its name, seconds of processor, and peak megabytes so far.
With --profile it prints where the seconds of each stage went instead.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import pstats
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from nutgraf.checking import Conventions, check
from nutgraf.model.diagnostics import Report
from nutgraf.planning import OpenPlan
from nutgraf.reading import read_manuscript
from nutgraf.settings import Overrides, load_settings

P = ParamSpec("P")
T = TypeVar("T")

SHOWN_FUNCTIONS = 20


def measured(name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do the work of a stage and print what it cost."""
    started = time.process_time()
    result = work(*args, **kwargs)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"stage": name, "seconds": seconds, "peak": peak}), flush=True)
    return result


def profiled(name: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do the work of a stage and print which functions took its time."""
    profile = cProfile.Profile()
    result = profile.runcall(work, *args, **kwargs)
    print(f"=== {name}")
    pstats.Stats(profile).sort_stats("tottime").print_stats(SHOWN_FUNCTIONS)
    return result


def make_all(plan: OpenPlan) -> None:
    """Make every part of a site and let go of it, as a build does."""
    for _ in map(plan.part, plan.names):
        pass


def main() -> None:
    """Read, check and plan a site, then make all its parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    do = profiled if options.profile else measured
    gc.disable()  # as the build does
    report = Report()
    settings = load_settings(options.site, Overrides(), report)
    assert settings is not None
    house = Conventions(settings.now, settings.zone, settings.site.language, settings.authors)
    read = (settings.root, settings.content, settings.limits, report)
    edition = do(
        "checking",
        check,
        do("reading", read_manuscript, *read),  # not kept: so the build holds it no longer either
        house,
        settings.drafts,
        report,
    )
    plan = do("planning", OpenPlan, edition, settings.site, report)
    do("parts", make_all, plan)


if __name__ == "__main__":
    main()
