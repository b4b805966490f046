"""Redirects: a page for every host, and a list for those that read it."""

from __future__ import annotations

from html import escape

from nutgraf.model.redirects import FORMER_ADDRESS, Redirect
from nutgraf.rendering.locales import direction_of

_PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body><p><a href="{target}">{title}</a></p></body>
</html>
"""


def encode_redirect(redirect: Redirect) -> bytes:
    """A page that leads on at once, without a script (HTML, 4.2.5.3: refresh)."""
    values = {
        "lang": redirect.lang,
        "dir": direction_of(redirect.lang),
        "title": redirect.title,
        "canonical": redirect.canonical,
        "target": redirect.target,
    }
    return _PAGE.format(**{name: escape(value) for name, value in values.items()}).encode()


def encode_redirects(redirects: tuple[Redirect, ...]) -> bytes:
    """The file `_redirects` as Netlify and Cloudflare Pages read it: from, to, status.

    The first line that fits counts: those for all that lies below an address come last.
    """
    lines = [f"{one.source} {one.target} 301\n" for one in redirects]
    lines += [
        f"{one.source}* {one.target}:splat 301\n"
        for one in redirects
        if FORMER_ADDRESS.fullmatch(one.old)
    ]
    return "".join(lines).encode()
