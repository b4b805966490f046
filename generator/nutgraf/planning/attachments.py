"""Writers' own files whose places on the site belong to something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from nutgraf.model.diagnostics import Location, Report
from nutgraf.model.documents import Attachment

OWN_NAMES = frozenset(
    {
        "404.html",
        "_headers",
        "_redirects",
        "apple-touch-icon.png",
        "card.jpg",
        "card.png",
        "embed.js",
        "events.csv",
        "events.json",
        "explainers.json",
        "favicon.ico",
        "feed.json",
        "feed.xml",
        "graph.jsonld",
        "icon-192.png",
        "icon-512.png",
        "index.html",
        "index.json",
        "index.md",
        "llms.txt",
        "news-sitemap.xml",
        "ninjs.json",
        "oembed.json",
        "oembed.xml",
        "participants.json",
        "robots.txt",
        "schema.json",
        "site.webmanifest",
        "sitemap.xml",
        "timeline.csv",
        "timeline.ics",
        "timeline.json",
    }
)
"""What the files that Nutgraf makes are called, wherever they lie."""

_NUMBERED = re.compile(r"(?:explainers|participants)-\d+\.json|sitemap-\d+\.xml")
"""What parts of long files about the whole site are called: these lie at the top."""


def is_own_name(address: str) -> bool:
    """Whether a site address at the top is kept for a file that Nutgraf may make."""
    name = unicodedata.normalize("NFC", address).casefold().removeprefix("/")
    return name in OWN_NAMES or bool(_NUMBERED.fullmatch(name))


def report_displaced(attachments: Iterable[Attachment], report: Report) -> None:
    """An error for each file that would take the place of one of ours, or of another writer's.

    Names are compared as careless file systems do: case and composition folded.
    """
    seen: dict[str, str] = {}
    for attachment in attachments:
        folded = unicodedata.normalize("NFC", attachment.path).casefold()
        taken = OWN_NAMES.intersection(folded.split("/"))
        if taken:
            message = f"Nutgraf makes files called `{min(taken)}` itself."
            hint = "Give this one another name."
            report.error("reserved-address", message, Location(attachment.path), hint)
        elif folded in seen:
            message = f"This has the same address as {seen[folded]}."
            hint = "Rename one of the two files."
            report.error("duplicate-address", message, Location(attachment.path), hint)
        seen.setdefault(folded, attachment.path)
