"""The default theme's stylesheet: one for every direction of writing."""

from __future__ import annotations

import re
from pathlib import Path

STYLESHEET = Path(__file__).resolve().parents[1] / "themes" / "default" / "static" / "style.css"
CSS = re.sub(r"/\*.*?\*/", "", STYLESHEET.read_text(encoding="utf-8"), flags=re.DOTALL)

PHYSICAL = re.compile(
    r"(?:^|[\s;{])"
    r"((?:(?:margin|padding|border|scroll-margin|scroll-padding)-)?(?:left|right|top|bottom)"
    r"(?:-(?:width|style|color|left-radius|right-radius))?\s*:"
    r"|(?:min-|max-)?(?:width|height)\s*:"
    r"|(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right))"
)


def test_stylesheet_uses_logical_properties_alone() -> None:
    assert PHYSICAL.findall(CSS) == []


def test_rule_for_physical_properties_finds_them() -> None:
    found = "a { margin-left: 1px; } b{top:0} c { text-align: right; } d { max-width: 1em }"
    assert len(PHYSICAL.findall(found)) == 4
