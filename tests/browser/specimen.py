"""A site with every kind of page, and one in which every word is too long for a phone."""

from __future__ import annotations

import shutil
from pathlib import Path

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.conftest import NOW, SOUND, explainer

TRAMS = Path(__file__).resolve().parents[1] / "sites" / "trams" / "site"

PAGES = {
    "404.html": "/404.html",
    "archive.html": "/archive/",
    "author.html": "/authors/the-desk/",
    "corrections.html": "/corrections/",
    "embed.html": "/explainers/trams/timeline/embed/",
    "explainer-timeline.html": "/explainers/trams/timeline/",
    "explainer.html": "/explainers/trams/",
    "home.html": "/",
    "page.html": "/about/",
    "participant.html": "/participants/ada-byron/",
    "participants.html": "/participants/",
    "search.html": "/search/",
    "stretch.html": "/timeline/2020/",
    "timeline.html": "/timeline/",
    "topic.html": "/topics/transport/",
    "topics.html": "/topics/",
    "withdrawn.html": "/participants/no-longer-told/",
}
"""A page of each template."""

ARABIC = """---
title: لماذا توقفت عربات الترام
lang: ar
translation_of: tram-strike
date: 2020-09-17
what: توقفت جميع عربات الترام يومًا كاملًا.
why: كان السائقون مضربين.
who:
  - Ada Byron
timeline:
  - date: 2020-09-15
    event: لا عربة تغادر المستودع
known: [توقفت كل العربات.]
next: [يلتقي الطرفان من جديد.]
---
بدأ الإضراب فجرًا، وقالت [[Ada Byron]] إنه ما من خيار آخر.
"""

MANY = 31
"""Explainers: so many that the front page can't list them all."""

WORD = "Donaudampfschiff" * 12 + "fahrtsgesellschaft"[:8]
"""200 characters."""


def build(root: Path) -> Path:
    """Build the site in a folder; gives the folder of the pages."""
    report = Report()
    settings = load_settings(root, Overrides(now=NOW), report)
    assert settings is not None
    build_site(settings, report, Progress())
    assert not report.failed, report.diagnostics
    return root / "output"


def every_kind_of_page(root: Path) -> Path:
    """Write and build the site of which `PAGES` tells the addresses."""
    shutil.copytree(TRAMS, root, dirs_exist_ok=True)
    settings = (root / "nutgraf.toml").read_text()
    origin = 'url = "https://trams.example/news/2020/"'
    assert origin in settings
    usual = 'url = "https://trams.example/"\nsearch = true'
    (root / "nutgraf.toml").write_text(settings.replace(origin, usual))
    explainers = root / "content" / "explainers"
    (explainers / "trams-ar.md").write_text(ARABIC)
    for number in range(MANY):
        story = SOUND.replace("Why the trams", f"Why tram {number}").replace("-09-15", "-08-15")
        (explainers / f"tram-{number}.md").write_text(story)
    gone = root / "content" / "participants" / "no-longer-told.md"
    gone.write_text("---\nname: No Longer Told\nwithdrawn: yes\n---\n")
    return build(root)


FIELDS = f"""summary: {WORD}
authors: [{WORD}A]
topics: [{WORD}T]
where: [{WORD}]
status: developing
reviewed: 2020-09-20
figures:
  - value: "{WORD}"
    label: {WORD}
    as_of: 2020-09-20
    source: {WORD[:60]}
known: ["{WORD}"]
unknown: ["{WORD}"]
next: ["{WORD}"]
questions:
  - question: {WORD}
    answer: {WORD}
glossary:
  {WORD}: {WORD}
quotes:
  - text: {WORD}
    by: {WORD}P
    context: {WORD}
    translation: {WORD}
    source: {WORD[:60]}
sources:
  {WORD[:60]}:
    title: {WORD}
    author: {WORD}
    publisher: {WORD}
    url: https://example.org/{WORD}
updates:
  - date: 2020-09-21
    text: {WORD}
corrections:
  - date: 2020-09-22
    text: {WORD}
    was: {WORD}
    now: {WORD}
method: {WORD}
disclosures: {WORD}
"""

EVENTS = f"""who:
  - name: {WORD}P
    role: {WORD}
    note: {WORD}
timeline:
  - date: 2020-09-14~
    event: {WORD}
    id: first
    text: {WORD}
    where: {WORD}
    status: alleged
    sources: [{WORD[:60]}]
    who:
      - name: {WORD}P
        role: {WORD}
        note: {WORD}
    quote: {{text: {WORD}, by: {WORD}P}}
  - date: 2020-09-15
    event: {WORD}
    because: [first]
  - date: 2020-09-16
    event: {WORD}
"""

BODY = f"""## {WORD}

{WORD} [[{WORD}P]] `{WORD}` [{WORD}](https://example.org/) [@{WORD[:60]}] word[^n]

> {WORD}

- {WORD}

| {WORD} | {WORD} |
| --- | --- |
| {WORD} | {WORD} |

    {WORD}

!!! note "{WORD}"
    {WORD}

{WORD}
:   {WORD}

[^n]: {WORD}
"""

PERSON = f"""---
name: {WORD}P
kind: person
description: {WORD}
also_known_as: [{WORD}Q]
links:
  {WORD}: https://example.org/
memberships:
  - organization: {WORD}O
    role: {WORD}
    start: 2012-05
---
{WORD}
"""


def nothing_fits(root: Path) -> Path:
    """Write and build a site in which every text is one word of 200 characters."""
    settings = f'title = "{WORD}"\ndescription = "{WORD}"\n[audit]\nerrors = []\n'
    navigation = f'[[navigation]]\nlabel = "{WORD}"\naddress = "/topics/"\n'
    story = explainer(FIELDS, BODY).replace("title: Why the trams stopped", f"title: {WORD}")
    story = story.replace("what: All trams stood still for a day.", f"what: {WORD}")
    story = story.replace("why: The drivers were on strike.", WHY)
    before, _, after = story.partition("who:\n")
    content = {
        "explainers/long.md": before + EVENTS + after.partition("is called\n")[2],
        "participants/person.md": PERSON,
        "topics/topic.md": f"---\nname: {WORD}T\ndescription: {WORD}\n---\n{WORD}\n",
        "authors/author.md": f"---\nname: {WORD}A\ndescription: {WORD}\n---\n{WORD}\n",
        "pages/page.md": f"---\ntitle: {WORD}\nsummary: {WORD}\n---\n{WORD}\n",
    }
    for name, text in content.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (root / "nutgraf.toml").write_text(settings + navigation)
    return build(root)


WHY = f"""why:
  - text: {WORD}
    according_to: [{WORD}P]
    disputed_by: [{WORD}P]
    events: [first]
    sources: [{WORD[:60]}]"""
