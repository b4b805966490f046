"""Where a site will stand: `https://news.example/2020/` is an origin and a base path."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urlsplit

SAFE = "/%:@!$&'()*+,;=~"
"""What may stand in a path besides letters, digits and "-._" (RFC 3986, section 3.3)."""

HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")


class Address(NamedTuple):
    """`origin` is scheme and host, or ""; `base_path` begins and ends with "/"."""

    origin: str
    base_path: str


def read_address(text: str) -> Address:
    """Split an http(s) address, or a path alone ("/news/"), into origin and base path.

    Raises ValueError, with the reason in plain words, for anything else.
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        raise ValueError(f"`{text}` cannot be read as a web address.") from None
    if parts.query or parts.fragment:
        raise ValueError(
            f'The address `{text}` has a "?" or "#": a site stands under a path alone.'
        )
    if text.startswith("/") and not parts.netloc:
        return Address("", _base_path(parts.path))
    if parts.scheme not in {"http", "https"}:
        raise ValueError(f"The address `{text}` does not begin with https://.")
    return Address(f"{parts.scheme}://{_host(parts)}", _base_path(parts.path))


def _host(parts: SplitResult) -> str:
    """Host and port as they stand in a URI: in lower case, other scripts as "xn--" (RFC 5890)."""
    try:
        host = parts.netloc.rpartition(":")[0] if parts.port else parts.netloc.removesuffix(":")
        host = host.encode("idna").decode().lower()
    except ValueError:
        host = ""
    if not HOST.fullmatch(host):
        raise ValueError(f"The address has no host name that can exist: `{parts.netloc}`.")
    return f"{host}:{parts.port}" if parts.port else host


def _base_path(path: str) -> str:
    names = path.removeprefix("/").removesuffix("/").split("/")
    if names == [""]:
        return "/"
    if {"", ".", ".."} & {unquote(name) for name in names}:
        raise ValueError(f'The path `{path}` has an empty part, "." or "..".')
    return "/" + quote("/".join(names), safe=SAFE) + "/"
