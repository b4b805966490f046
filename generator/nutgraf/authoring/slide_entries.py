"""A slide as an entry of a timeline, or as a comment where no event can be made of it."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from nutgraf.authoring.drafting import comment_of, commented, indented, keys_of, listed
from nutgraf.authoring.markup import (
    embedded_address,
    has_references,
    markdown,
    plain,
    web_address,
)
from nutgraf.authoring.slide_dates import UnclearDateError, edtf_of, inexact_time, worded
from nutgraf.authoring.slides import Slide, SlideKind
from nutgraf.model.slugs import slugify

LONGEST_HEADLINE = 80

Fields = dict[str, object]
Comments = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a writer should look at: `place` is a row or an event of the imported file."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines of one entry, indented; `is_event` is false for a comment."""

    text: str
    is_event: bool
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates depend on: the site's time zone and the language of the words for them."""

    zone: ZoneInfo
    lang: str


def entry_of(slide: Slide, clock: Clock, ids: set[str]) -> Entry:
    """The entry of a slide. An id that isn't among `ids` yet is kept, and added to them."""
    headline = _headline(slide)
    try:
        if not headline:
            raise UnclearDateError("It has no headline, and no words that could be one.")
        date = edtf_of(slide, clock.zone, clock.lang)
    except UnclearDateError as problem:
        remark = Remark(slide.place, f"{problem} It stands in the draft as a comment.")
        return Entry(_aside(slide, headline, str(problem)), False, (remark,))
    fields: Fields = {"date": date, "event": headline}
    if id := _free_id(slide.id, ids):
        fields["id"] = id
    comments = [*_date_comments(slide, date, clock), *leftovers(slide)]
    if slide.id and id != slide.id.rpartition("--")[2]:
        comments.append(("unique_id", slide.id))
    text = listed(keys_of(fields | detail(slide)) + comment_of(comments))
    return Entry(text, True, tuple(_remarks(slide)))


def detail(slide: Slide) -> Fields:
    """The text and the sources of a slide, those that it has."""
    fields: Fields = {}
    parts = [markdown(slide.text)] if slide.text else []
    if slide.media and not _address(slide) and "<" in slide.media:
        parts.append(markdown(slide.media))
    if text := "\n\n".join(filter(None, parts)):
        fields["text"] = f"{text}\n"
    if address := _address(slide):
        about = {"title": plain(slide.caption), "author": plain(slide.credit), "url": address}
        source = {key: value for key, value in about.items() if value}
        fields["sources"] = [source if len(source) > 1 else address]
    return fields


def leftovers(slide: Slide) -> Comments:
    """What has no place of its own in an entry, or loses something in its place."""
    address = _address(slide)
    kept = [] if address or "<" in slide.media else [("media", slide.media)]
    for name, value in (("credit", slide.credit), ("caption", slide.caption)):
        if not address or has_references(value):
            kept.append((name, value))
    if has_references(slide.headline):
        kept.append(("headline", slide.headline))
    return [*((name, value) for name, value in kept if value), *slide.rest]


def _address(slide: Slide) -> str:
    return web_address(slide.media) or embedded_address(slide.media)


def _headline(slide: Slide) -> str:
    """The headline in plain words, or else the first words of the text or the caption."""
    if words := plain(slide.headline):
        return words
    words = plain(slide.text) or plain(slide.caption)
    if len(words) <= LONGEST_HEADLINE:
        return words
    return f"{words[:LONGEST_HEADLINE].rpartition(' ')[0] or words[:LONGEST_HEADLINE]} …"


def _remarks(slide: Slide) -> list[Remark]:
    found = []
    if not plain(slide.headline):
        found.append("It has no headline: the first of its other words stand in its place.")
    if slide.kind is SlideKind.ERA:
        found.append("It is an era: it stands among the events.")
    if inexact_time(slide.start) or inexact_time(slide.end):
        found.append("Its time is coarser or finer than can be said here: see the comment.")
    return [Remark(slide.place, message) for message in found]


def _free_id(given: str, ids: set[str]) -> str:
    """The part of a slide's id that names the event, if no other has it."""
    id = slugify(given.rpartition("--")[2])
    if not id or id in ids:
        return ""
    ids.add(id)
    return id


def _date_comments(slide: Slide, date: str, clock: Clock) -> Comments:
    shown = " ".join(plain(slide.display_date).split())
    comments = (
        [("shown as", shown)] if shown not in ("", worded(date, clock.zone, clock.lang)) else []
    )
    times = (("time", inexact_time(slide.start)), ("end time", inexact_time(slide.end)))
    return comments + [(name, time) for name, time in times if time]


def _aside(slide: Slide, headline: str, problem: str) -> str:
    """All of a slide as comments, to be made an event by hand."""
    dates = [(name, value) for name, value in slide.start.items()]
    dates += [(f"end {name}", value) for name, value in slide.end.items()]
    named = [*dates, ("shown as", slide.display_date), ("unique_id", slide.id)]
    fields: Fields = {"event": headline} if headline else {}
    text = keys_of(fields | detail(slide))
    known = comment_of([(name, value) for name, value in [*named, *leftovers(slide)] if value])
    return indented(
        comment_of([(slide.place.capitalize(), problem)]) + commented(listed(text)) + known
    )
