"""A timeline as TimelineJS 3 reads it (timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any
from zlib import crc32

from nutgraf.model.dates import KNOWN_TO_THE_MONTH, Precision, When, civil
from nutgraf.model.news import EventStatus
from nutgraf.model.timelines import Timeline, TimelineEvent
from nutgraf.rendering.markdown import render_markdown
from nutgraf.rendering.spans import first_point, known_part, last_point
from nutgraf.rendering.statuses import word_status
from nutgraf.rendering.timeline_heads import description_of, title_of
from nutgraf.rendering.wording import word_when

Slide = dict[str, Any]

HUMAN_YEARS = range(-271_820, 275_760)
"""The years that JavaScript's dates can say; other ones need TimelineJS's other scale."""

TO_THE_DAY = frozenset({Precision.TIME, Precision.DAY})


def timelinejs_data(timeline: Timeline) -> dict[str, Any]:
    """The timeline as a JSON object."""
    is_mixed = len({event.story for event in timeline.events}) > 1
    slides = [_slide(event) for event in timeline.events]
    if not is_mixed:
        slides = [{key: slide[key] for key in slide if key != "group"} for slide in slides]
    return {"scale": _scale(slides), "title": _title(timeline), "events": slides}


def _title(timeline: Timeline) -> Slide:
    paragraphs = filter(None, description_of(timeline).split("\n\n"))
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return {"text": {"headline": escape(title_of(timeline)), "text": text + _link(timeline)}}


@lru_cache(maxsize=2**17)
def _slide(event: TimelineEvent) -> Slide:
    """An event, which is the same in every timeline. TimelineJS takes every text for HTML."""
    slide: Slide = {"unique_id": event.key.replace("#", "--"), **_dates(event.date)}
    slide["display_date"] = escape(_display_date(event))
    text = render_markdown(event.text, event.lang).placed(crc32(event.key.encode()), {})
    slide["text"] = {"headline": escape(event.headline), "text": text + _link(event)}
    if event.picture:
        slide["media"] = {
            "url": event.picture.url,
            "alt": event.picture.alt,
            "caption": escape(event.picture.caption),
            "credit": escape(event.picture.credit),
        }
    slide["group"] = escape(event.story)
    return slide


def _link(to: Timeline | TimelineEvent) -> str:
    """The way back to the site, where its address is known."""
    if to.url.startswith("/"):
        return ""
    name = to.title if isinstance(to, Timeline) else to.story
    return f'<p><a href="{escape(to.url)}">{escape(name)}</a></p>'


def _display_date(event: TimelineEvent) -> str:
    words = word_when(event.date, event.lang)
    if event.status is EventStatus.CONFIRMED:
        return words
    return f"{words} · {word_status(event.status, event.lang)}"


def _dates(when: When) -> dict[str, dict[str, int]]:
    """Start and end, each with the parts that are known; no end that says the same as the start.

    A date with one end only stands at that end.
    """
    shown = known_part(when)
    first, last = first_point(shown), last_point(shown)
    if first.earliest is None or last.latest is None:
        raise ValueError(f"a single date without bounds: {when.text}")
    start, end = _parts(first, first.earliest), _parts(last, last.latest)
    return {"start_date": start} if start == end else {"start_date": start, "end_date": end}


def _parts(point: When, day: int) -> dict[str, int]:
    """A day in parts, down to what the date is precise to."""
    year, month, date = civil(day)
    parts = {"year": year if year > 0 else year - 1}
    if point.precision in KNOWN_TO_THE_MONTH:
        parts["month"] = month
    if point.precision in TO_THE_DAY:
        parts["day"] = date
    if point.time:
        clock = zip(("hour", "minute", "second"), point.time.split(":"), strict=False)
        parts |= {name: int(number) for name, number in clock}
    return parts


def _scale(slides: list[Slide]) -> str:
    ends = [slide[end] for slide in slides for end in ("start_date", "end_date") if end in slide]
    return "human" if all(end["year"] in HUMAN_YEARS for end in ends) else "cosmological"
