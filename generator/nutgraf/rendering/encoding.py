"""Data files: how each format is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from nutgraf.rendering.calendars import encode_calendar
from nutgraf.rendering.embeds import encode_oembed, read_script
from nutgraf.rendering.feeds import encode_atom, jsonfeed_data
from nutgraf.rendering.headers import encode_headers
from nutgraf.rendering.icons import encode_icon
from nutgraf.rendering.linked_data import encode_graph
from nutgraf.rendering.redirects import encode_redirect, encode_redirects
from nutgraf.rendering.sitemaps import encode_robots, encode_sitemap, encode_sitemap_index
from nutgraf.rendering.tables import encode_table
from nutgraf.rendering.text_editions import encode_text
from nutgraf.rendering.timelinejs import timelinejs_data
from nutgraf.rendering.words import in_words


def encode_json(data: Any) -> bytes:
    """JSON (RFC 8259) in UTF-8: keys in the order of the data, a value a line, a newline last."""
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


ENCODERS: Mapping[str, Callable[[Any], bytes]] = {
    "json": encode_json,
    "atom": encode_atom,
    "jsonld": encode_graph,
    "ninjs": lambda item: encode_json(in_words(item)),
    "headers": encode_headers,
    "redirect": encode_redirect,
    "redirects": encode_redirects,
    "sitemap": encode_sitemap,
    "sitemap-index": encode_sitemap_index,
    "robots": encode_robots,
    "jsonfeed": lambda feed: encode_json(jsonfeed_data(feed)),
    "ics": encode_calendar,
    "timelinejs": lambda timeline: encode_json(timelinejs_data(timeline)),
    "csv": encode_table,
    "css": str.encode,
    "bytes": bytes,
    "icon": encode_icon,
    "manifest": encode_json,
    "markdown": encode_text,
    "oembed": encode_json,
    "oembed-xml": encode_oembed,
    "script": read_script,
}
"""For each format of a `DataFile` the function that writes it."""
