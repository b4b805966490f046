"""Feed one target with what atheris makes up by watching which lines it reaches: `make fuzz`.

It begins with the corpus's own cases and the scraps that texts here are made of. What reached
something new is kept, so that the next run goes on from there.
"""

from __future__ import annotations

import argparse
import sys
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["nutgraf"]):
    from tests.hostile.targets import TARGETS

from tests.hostile import dates, front_matter, names, prose
from tests.properties.test_reading import SCRAPS

KEPT = Path(".venv/fuzz")
CASES = (*dates.CASES, *front_matter.CASES, *names.CASES, *prose.CASES)
MARKS = (
    "[^1]",
    "[^1]: ",
    "](",
    "[[",
    "]]",
    "![",
    "[@",
    "*[a]: ",
    "~~~",
    "|-",
    "{#a}",
    "<a href=",
    "&#x",
)


def main() -> None:
    """Until the target breaks, which leaves the input in a file, or has run often enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--longest", type=int, default=400, help="bytes of an input")
    options = parser.parse_args()
    folder = KEPT / options.target
    told = [f"-runs={options.runs}", f"-max_len={options.longest}", "-timeout=60", "-len_control=0"]
    told += [f"-artifact_prefix={KEPT}/", f"-dict={write_scraps()}", str(folder)]
    write_cases(folder, options.longest)
    atheris.Setup([sys.argv[0], *told], TARGETS[options.target])
    atheris.Fuzz()


def write_scraps() -> Path:
    """What inputs are put together from, in the form of libFuzzer's dictionaries."""
    KEPT.mkdir(parents=True, exist_ok=True)
    scraps = KEPT / "scraps.txt"
    spelt = ("".join(f"\\x{byte:02x}" for byte in each.encode()) for each in (*SCRAPS, *MARKS))
    scraps.write_text("".join(f'"{each}"\n' for each in spelt))
    return scraps


def write_cases(folder: Path, longest: int) -> None:
    """The beginnings of the corpus's texts: whole files, and what stands below their heads."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        for text in case.files.values():
            whole = text if isinstance(text, bytes) else text.encode()
            for part in (whole, whole.partition(b"---\n")[2], whole.rpartition(b"---\n")[2]):
                start = part[:longest]
                (folder / sha256(start).hexdigest()[:16]).write_bytes(start)


if __name__ == "__main__":
    main()
