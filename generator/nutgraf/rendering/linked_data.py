"""JSON-LD 1.1 (w3.org/TR/json-ld11), inside pages and in a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from markupsafe import Markup as Html

CONTEXT = "https://schema.org"

_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""None of these can stand outside a string of JSON, and none inside one has to stand as it is."""


def graph(nodes: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Nodes as one document."""
    return {"@context": CONTEXT, "@graph": nodes}


def json_ld(nodes: Sequence[dict[str, Any]]) -> Html:
    """A graph for a `script` element, which no text in it can close (JSON-LD 1.1, 7.3)."""
    return Html(msgspec.json.encode(graph(nodes)).decode().translate(_ESCAPES))
