"""A timeline made with TimelineJS as the draft of an explainer.

Nothing of it is lost: what has no place of its own stands in the draft as a comment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from nutgraf.authoring.drafting import clean, comment_of, keys_of
from nutgraf.authoring.markup import has_references, plain
from nutgraf.authoring.new import write_titled
from nutgraf.authoring.slide_entries import Clock, Remark, detail, entry_of
from nutgraf.authoring.slides import Slide, SlideKind, read_slides
from nutgraf.model.prose import Kind
from nutgraf.model.slugs import slugify

TO_DO = "To be published it needs `date`, `who`, `what` and `why`."


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a draft, with how many events it has, and what became comments or changed."""

    title: str
    text: str
    events: int
    remarks: tuple[Remark, ...]


def import_timelinejs(file: Path, content: Path, clock: Clock) -> tuple[Path, Draft]:
    """Write the draft of an explainer under the folder `content`; never over another.

    Raises NotTimelineJSError for a file that isn't TimelineJS's; for other errors see
    `write_titled`.
    """
    draft = draft_of(read_slides(file.read_bytes()), file.name, clock)
    name = draft.title if slugify(draft.title) else _in_words(file.name)
    return write_titled(content / Kind.EXPLAINER, name, draft.text), draft


def draft_of(slides: tuple[Slide, ...], name: str, clock: Clock) -> Draft:
    """The draft of an explainer with the events of all slides, in their order.

    It has the headline of the title slide, or else the file's name as words.
    """
    title = next((slide for slide in slides if slide.kind is SlideKind.TITLE), None)
    ids: set[str] = set()
    entries = [entry_of(slide, clock, ids) for slide in slides if slide is not title]
    headline = clean(plain(title.headline) if title else "") or clean(_in_words(name))
    events = sum(entry.is_event for entry in entries)
    about = keys_of({"title": headline, "draft": "yes"}) + (_about(title) if title else "")
    lines = [
        comment_of([("Made of a TimelineJS timeline", name)]),
        f"# {TO_DO}\n",
        about,
        "timeline:\n" if events else "# timeline:\n",
        *(entry.text for entry in entries),
    ]
    remarks = tuple(remark for entry in entries for remark in entry.remarks)
    return Draft(headline, f"---\n{''.join(lines)}---\n", events, remarks)


def _about(title: Slide) -> str:
    """What the title slide says besides its headline: its text is what happened, in brief."""
    found = detail(title)
    fields = {"what": found["text"]} if "text" in found else {}
    dates = [*title.start.items(), *((f"end {name}", value) for name, value in title.end.items())]
    named = (
        *dates,
        ("shown as", title.display_date),
        ("headline", title.headline if has_references(title.headline) else ""),
        ("media", title.media),
        ("credit", title.credit),
        ("caption", title.caption),
        ("unique_id", title.id),
        *title.rest,
    )
    return keys_of(fields) + comment_of([(name, value) for name, value in named if value])


def _in_words(name: str) -> str:
    """A file's name without its ending: "my_timeline-2.json" is "My timeline 2"."""
    words = " ".join(re.split(r"[-_\s]+", PurePath(name).stem)).strip()
    return words[:1].upper() + words[1:]
