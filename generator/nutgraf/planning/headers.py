"""The HTTP headers that a host is to send (`_headers`, as Netlify and Cloudflare Pages read it)."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.model.headers import HeaderRule
from nutgraf.model.pages import DataFile
from nutgraf.planning.addresses import Addresses

CONTENT_SECURITY_POLICY = (
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "img-src 'self' data:",
    "manifest-src 'self'",
    "media-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
)
"""A page loads nothing from elsewhere, and runs no script or style that stands in a text."""

NEVER_NEEDED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")

SEARCHING = ("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""What a search needs to compile WebAssembly. All other pages take it back (see `base.html`)."""

EVERYWHERE = (
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in NEVER_NEEDED)),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
)
FOR_EVER = (("Cache-Control", "public, max-age=31536000, immutable"),)
"""For files whose address changes with their content (RFC 9111, 5.2.2; RFC 8246)."""


def plan_headers(addresses: Addresses, has_search: bool) -> Iterator[DataFile]:
    """One file with the rules of the site's own part of its host."""
    policy = "; ".join(CONTENT_SECURITY_POLICY)
    policy = policy.replace(*SEARCHING) if has_search else policy
    rules = (
        HeaderRule(addresses.href("/") + "*", (("Content-Security-Policy", policy), *EVERYWHERE)),
        HeaderRule(addresses.href("/assets/") + "*", FOR_EVER),
    )
    yield DataFile("/_headers", "headers", rules)
