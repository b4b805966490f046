"""Plan → Artifacts: Markdown, templates, data files. A pure function of plan and theme."""

from nutgraf.rendering.layers import theme_state
from nutgraf.rendering.site import Failure, render, render_assets, render_page, report_failures
from nutgraf.rendering.theme import Theme, load_theme

__all__ = [
    "Failure",
    "Theme",
    "load_theme",
    "render",
    "render_assets",
    "render_page",
    "report_failures",
    "theme_state",
]
