"""Feed one target with what atheris makes up by watching which lines it reaches: `make fuzz`."""

from __future__ import annotations

import argparse
import sys

import atheris

with atheris.instrument_imports(include=["nutgraf"]):
    from tests.hostile.targets import TARGETS


def main() -> None:
    """Until the target breaks, which leaves the input in a file, or has run often enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--longest", type=int, default=200, help="bytes of an input")
    options = parser.parse_args()
    told = [f"-runs={options.runs}", f"-max_len={options.longest}", "-timeout=10"]
    atheris.Setup([sys.argv[0], *told], TARGETS[options.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
