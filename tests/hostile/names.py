"""Names and slugs that would lead somewhere else, or be taken for others."""

from __future__ import annotations

from tests.conftest import SOUND
from tests.hostile.cases import (
    PAGE,
    Case,
    front,
    published,
    refused,
    refused_files,
    titled,
    with_events,
    with_people,
)

LONG = "Very " * 60 + "long"
CHINESE = "新闻解释者" * 24
DEVICES = ("con", "NUL", "com1", "aux", "lpt9")

SLUGS: tuple[Case, ...] = (
    refused("a slug that climbs out", front("slug: ../../etc/passwd\n"), "invalid-address"),
    refused("a slug that is a path", front("slug: /etc/passwd\n"), "invalid-address"),
    refused("a slug with a backslash", front("slug: a\\b\n"), "invalid-address"),
    refused("a slug of two dots", front("slug: ..\n"), "invalid-address"),
    refused("a slug with a drive", front("slug: 'C:evil'\n"), "invalid-address"),
    refused("a slug in percent signs", front("slug: '%2e%2e'\n"), "invalid-address"),
    refused("a slug with a line break", front('slug: "a\\nb"\n'), "invalid-address"),
    refused("a slug of punctuation", front("slug: '!!!'\n"), "invalid-address"),
    refused("a slug that turns the line around", front("slug: a\u202eb\n"), "invalid-address"),
    *(
        refused(
            f"the slug `{name}`, a device of Windows", front(f"slug: {name}\n"), "invalid-address"
        )
        for name in DEVICES
    ),
    refused("an alias that climbs out", front("aliases: /../../x/\n"), "invalid-alias"),
    refused("an alias on another host", front("aliases: //evil.example/\n"), "invalid-alias"),
    refused("an alias that is another page", front("aliases: /explainers/sound/\n"), "alias-taken"),
    refused("an alias that is the front page", front("aliases: /\n"), "invalid-alias"),
    refused(
        "an event's id with a slash",
        with_events("  - {date: 2020-09-15, event: A, id: a/b}\n"),
        "invalid-id",
    ),
    refused("a slug that is another explainer's", front("slug: sound\n"), "duplicate-address"),
)

FILES: tuple[Case, ...] = (
    refused_files(
        "two files that differ in case", "duplicate-address", files={"explainers/Sound.md": SOUND}
    ),
    refused_files(
        "two files that differ in composition",
        "duplicate-address",
        files={"explainers/caf\u00e9.md": SOUND, "explainers/cafe\u0301.md": SOUND},
    ),
    refused_files(
        "a page in the place of one of Nutgraf's",
        "reserved-address",
        files={"pages/timeline.md": "---\ntitle: Mine\n---\nText.\n"},
    ),
)

NAMES: tuple[Case, ...] = (
    published("a headline of one long word", titled("W" * 300), "W" * 300),
    published("a headline of 120 Chinese characters", titled(CHINESE), CHINESE),
    published("a person of 300 characters", with_people(f"  - {LONG}\n"), LONG[:290]),
    published("a person of 120 Chinese characters", with_people(f"  - {CHINESE}\n"), CHINESE),
    Case(
        name="a person who turns the line around",
        right="published; a warning: `similar-name`",
        files={"explainers/hostile.md": with_people("  - Ada \u202eByron\n")},
        codes=frozenset({"similar-name"}),
        shows=((PAGE, "Byron"),),
    ),
    Case(
        name="a person called `../../index`",
        right="published, below `/participants/`",
        files={"explainers/hostile.md": with_people("  - ../../index\n")},
        shows=(("participants/index/index.html", "../../index"), (PAGE, "../../index")),
    ),
    refused("a person of punctuation", with_people("  - '!!!'\n"), "invalid-id"),
    Case(
        name="three people whose names make one slug",
        right="published; a warning: `similar-name`",
        files={
            "explainers/hostile.md": with_people("  - Ann O'Neil\n  - Ann-O'Neil\n  - ann o neil\n")
        },
        codes=frozenset({"similar-name"}),
    ),
)

CASES = SLUGS + FILES + NAMES
