"""Data files: how each format is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any


def encode_json(data: Any) -> bytes:
    """JSON (RFC 8259) in UTF-8, its keys in the order of the data, with a newline at the end."""
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


ENCODERS: Mapping[str, Callable[[Any], bytes]] = {"json": encode_json}
"""For each format of a `DataFile` the function that writes it."""
