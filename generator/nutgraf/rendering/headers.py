"""Rules for a host's HTTP headers, in the form of Netlify and Cloudflare Pages."""

from __future__ import annotations

from nutgraf.model.headers import HeaderRule


def encode_headers(rules: tuple[HeaderRule, ...]) -> bytes:
    """The file `_headers`: a path on a line, and each of its headers indented below."""
    lines = []
    for rule in rules:
        lines += [rule.paths, *(f"  {name}: {value}" for name, value in rule.headers)]
    return "".join(f"{line}\n" for line in lines).encode()
