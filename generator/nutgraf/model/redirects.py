"""Addresses that a page once had."""

from __future__ import annotations

import re

from msgspec import Struct

FORMER_ADDRESS = re.compile(r"/explainers/[^/]+/")
"""An address that an explainer had on this site: what lay below it may be followed, or shown."""


class Redirect(Struct, frozen=True):
    """An old address and where it leads.

    `old` is a site address, not percent-encoded; `source` and `target` are paths under the base
    path as a link has them; `canonical` is the target in full where the site's origin is known.
    """

    old: str
    source: str
    target: str
    canonical: str
    title: str
    lang: str
