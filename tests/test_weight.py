"""What an explainer weighs on its way to a reader: its page, the stylesheet and the script."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings

REPOSITORY = Path(__file__).resolve().parents[1]
NOW = datetime(2020, 10, 1, 12, tzinfo=UTC)
MOST = 40_000
"""Bytes, compressed, without pictures."""


def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def test_explainer_with_its_stylesheet_and_script_stays_light(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = load_settings(REPOSITORY, Overrides(output=tmp_path, now=NOW), Report())
    assert settings is not None
    build_site(settings, Report(), Progress())
    capsys.readouterr()
    weights = {}
    for page in sorted(tmp_path.glob("explainers/*/index.html")):
        used = re.findall(r'(?:href|src)="/(assets/[^"]+\.(?:css|js))"', page.read_text())
        assert used
        parts = [compressed(file) for file in (page, *(tmp_path / name for name in used))]
        weights[page.parent.name] = sum(parts)
        with capsys.disabled():
            print(f"\n{page.parent.name}: {parts} = {sum(parts):,} bytes, compressed", end="")
    assert len(weights) >= 3
    assert {name: weight for name, weight in weights.items() if weight > MOST} == {}
