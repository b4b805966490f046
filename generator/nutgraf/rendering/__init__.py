"""Plan → Artifacts: Markdown, templates, data files. A pure function of plan and theme."""

from nutgraf.rendering.site import render, render_page
from nutgraf.rendering.theme import Theme, load_theme

__all__ = ["Theme", "load_theme", "render", "render_page"]
