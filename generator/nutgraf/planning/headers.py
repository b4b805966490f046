"""The HTTP headers that a host is to send (`_headers`, as Netlify and Cloudflare Pages read it)."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model.headers import HeaderRule
from nutgraf.model.pages import DataFile
from nutgraf.model.prose import Kind
from nutgraf.model.site import Output, Site
from nutgraf.planning.addresses import Addresses
from nutgraf.planning.embeds import embed_address

POLICY = "Content-Security-Policy"

CONTENT_SECURITY_POLICY = (
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "media-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
)
"""A page loads nothing from elsewhere, and runs no script or style that stands in a text."""

IN_ANY_FRAME = "frame-ancestors *"
"""What a page for other sites' frames says beside that.

Where a policy speaks of frames, X-Frame-Options doesn't count (HTML, 7.6). So this holds whether a
host adds up all rules that match, as Cloudflare does, or takes the nearest one's, as Netlify does;
with a `frame-ancestors` for all pages, these frames would be forbidden by the first way.
"""

NEVER_NEEDED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")

SEARCHING = ("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""What a search needs to compile WebAssembly. All other pages take it back (see `base.html`)."""

EVERYWHERE = (
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in NEVER_NEEDED)),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
)
FOR_EVER = (("Cache-Control", "public, max-age=31536000, immutable"),)
"""For files whose address changes with their content (RFC 9111, 5.2.2; RFC 8246)."""


def plan_headers(addresses: Addresses, site: Site) -> Iterator[DataFile]:
    """One file with the rules of the site's own part of its host."""
    strict = "; ".join(CONTENT_SECURITY_POLICY)
    policy = strict.replace(*SEARCHING) if site.search else strict
    rules = [
        HeaderRule(addresses.href("/") + "*", ((POLICY, policy), *EVERYWHERE)),
        HeaderRule(addresses.href("/assets/") + "*", FOR_EVER),
    ]
    if Output.EMBEDS in site.outputs:
        framed = f"{strict}; {IN_ANY_FRAME}"
        frames = addresses.href(embed_address(f"/{Kind.EXPLAINER}/:story/timeline/"))
        rules.append(HeaderRule(frames + "*", ((POLICY, framed),)))
    yield DataFile("/_headers", "headers", tuple(rules))
