"""Markdown that makes a parser run away, and templates where none are read."""

from __future__ import annotations

from tests.hostile.cases import (
    STORY,
    Case,
    front,
    published,
    refused,
    refused_files,
    told,
    with_events,
    with_people,
)
from tests.rendering.markdown.test_limits import HOSTILE

MANY = 20_000
TEMPLATE = "{% include '/etc/passwd' %} {{ 7*7 }} {% raw %}"

ALIKE = "".join(f"  - Anna Bell {chr(0x4E00 + at)}\n" for at in range(MANY // 4))

AS_TYPED = tuple(
    Case(
        name=f"a body of {name}",
        right="published, as typed where it is too intricate",
        files={STORY: told(f"{text}\n\nLast words.\n")},
        shows=(("explainers/hostile/index.html", "Last words"),),
    )
    for name, text in HOSTILE.items()
    if name != "open links"
)
CASES: tuple[Case, ...] = (
    *AS_TYPED,
    refused("a body of open links", told(HOSTILE["open links"]), "broken-link"),
    refused(
        "20,000 broken links",
        told("".join(f"[a](/nowhere-{at}/) " for at in range(MANY))),
        "broken-link",
        "more-findings",
    ),
    refused(
        "20,000 unknown sources",
        told("".join(f"a [@k{at}] " for at in range(MANY))),
        "unknown-source",
        "more-findings",
    ),
    published("20,000 equal headings", told("## Heading\n\n" * MANY), 'id="heading-20000"'),
    published("a template", told(TEMPLATE), "{{ 7*7 }}", "/etc/passwd", right="published as typed"),
    refused(
        "20,000 events",
        with_events("".join(f"  - {{date: 2020-09-15, event: E{at}}}\n" for at in range(MANY))),
        "too-many-events",
    ),
    refused(
        "20,000 topics",
        front("topics:\n" + "".join(f"  - Topic {at}\n" for at in range(MANY))),
        "too-many-names",
    ),
    refused_files(
        "5,000 people whose names differ by a letter, beside a mistake",
        "front-matter-missing",
        "more-findings",
        "similar-name",
        files={STORY: with_people(ALIKE), "explainers/other.md": "Words.\n"},
    ),
    refused("a link that runs", told("[a](javascript:alert(1))"), "unsafe-link"),
    refused("a link that holds a page", told("[a](data:text/html;base64,PHA+)"), "unsafe-link"),
    refused(
        "a source that runs", front("sources: {a: {url: 'javascript:x'}}\n"), "invalid-web-address"
    ),
)
