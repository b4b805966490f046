"""The pipeline as a whole, as far as no stage's own tests tell of it."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from nutgraf.build import plan_site
from nutgraf.model.diagnostics import Report
from nutgraf.settings import Overrides, load_settings


@pytest.mark.parametrize("is_enabled", [True, False])
def test_a_plan_leaves_the_garbage_collector_as_it_was(is_enabled: bool, tmp_path: Path) -> None:
    (tmp_path / "nutgraf.toml").write_text('title = "Trams"\n')
    (tmp_path / "content").mkdir()
    settings = load_settings(tmp_path, Overrides(), Report())
    assert settings is not None
    (gc.enable if is_enabled else gc.disable)()
    try:
        plan_site(settings, Report())
        assert gc.isenabled() is is_enabled
    finally:
        gc.enable()
