"""What tells a browser that a file is the one that its page means."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha384


def integrity_of(content: bytes) -> str:
    """What an attribute `integrity` says of a file's content (W3C, Subresource Integrity)."""
    return f"sha384-{b64encode(sha384(content).digest()).decode()}"
