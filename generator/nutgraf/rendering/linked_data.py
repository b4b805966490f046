"""JSON-LD 1.1 (w3.org/TR/json-ld11), inside pages and in a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from markupsafe import Markup as Html

from nutgraf.rendering.words import in_words

CONTEXT = b"https://schema.org"

_ESCAPES = {each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}
"""None of these can stand outside a string of JSON, and none inside one has to stand as it is."""


def encode_graph(nodes: Sequence[dict[str, Any]]) -> bytes:
    """A graph as a document of its own in UTF-8."""
    return _encoded(nodes) + b"\n"


def json_ld(nodes: Sequence[dict[str, Any]]) -> Html:
    """A graph for a `script` element, which no text in it can close (JSON-LD 1.1, 7.3)."""
    json = _encoded(nodes).decode()
    for character, escape in _ESCAPES.items():
        json = json.replace(character, escape)
    return Html(json)


def _encoded(nodes: Sequence[dict[str, Any]]) -> bytes:
    """Node by node: a site's graph is large, and is in memory once already."""
    encoded = b",".join(msgspec.json.encode(in_words(node)) for node in nodes)
    return b'{"@context":"%b","@graph":[%b]}' % (CONTEXT, encoded)
