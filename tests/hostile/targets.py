"""What strangers' bytes reach first, and what must hold for all of them.

Each target takes any bytes, and raises AssertionError, or whatever slips through, if a promise is
broken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

from nutgraf.checking.edtf import InvalidDate, parse_when
from nutgraf.checking.names import NameIndex, fold, nearly_equal, skeleton
from nutgraf.model.dates import When
from nutgraf.model.pages import Markup
from nutgraf.model.slugs import LONGEST_SLUG, slugify
from nutgraf.reading import parse_document
from nutgraf.rendering.markdown import render_line, render_markdown

UTC = ZoneInfo("UTC")
RUNS = re.compile(
    r"<(?:script|iframe|object|embed|svg|form|style|link|meta|base)\b|<[^>]*\son\w+=", re.IGNORECASE
)
LEADS_ASTRAY = re.compile(
    r"""(?:href|src)\s*=\s*["']?\s*(?:javascript|data|vbscript):""", re.IGNORECASE
)


def fuzz_date(data: bytes) -> None:
    """A date is read, with its first day not after its last, or refused with a sentence."""
    text = data.decode("utf-8", "replace")
    try:
        when = parse_when(text, UTC)
    except InvalidDate as refusal:
        reason = refusal.reason
    else:
        check_date(when)
        return
    assert reason.endswith((".", "?"))


def check_date(when: When) -> None:
    """A date says the same when it is read again, and begins before it ends."""
    assert parse_when(when.text, UTC) == when
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest


def fuzz_front_matter(data: bytes) -> None:
    """A file is read or reported, and every finding is inside of it."""
    for content in (data, b"---\n" + data + b"\n---\nText\n"):
        document, findings = parse_document("content/topics/x.md", content)
        assert document is not None or findings
        for found in findings:
            assert found.location is not None
            assert found.location.line <= content.count(b"\n") + content.count(b"\r") + 1


def fuzz_markdown(data: bytes) -> None:
    """Nothing that runs comes out, and as much of it as a browser would have to balance."""
    markup = Markup(data.decode("utf-8", "replace"))
    for html in (render_markdown(markup, "en").html, render_line(markup, "en").html):
        assert not RUNS.search(html)
        assert not LEADS_ASTRAY.search(html)


def fuzz_names(data: bytes) -> None:
    """Folding and slugs settle at once; a name finds what it was entered for."""
    one, _, other = data.decode("utf-8", "replace").partition("\n")
    assert fold(fold(one)) == fold(one)
    slug = slugify(one)
    assert slugify(slug) == slug
    assert len(slug) <= LONGEST_SLUG + len("-page")
    assert not re.search(r"[\s/\\.:?#%<>\"'|*\x00-\x1f]", slug)
    index = NameIndex()
    index.add("one", (one,))
    index.add("other", (other,))
    assert "one" in index.find(one)
    assert skeleton(one) != skeleton(other) or list(nearly_equal([("a", one), ("b", other)]))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "dates": fuzz_date,
    "front-matter": fuzz_front_matter,
    "markdown": fuzz_markdown,
    "names": fuzz_names,
}
