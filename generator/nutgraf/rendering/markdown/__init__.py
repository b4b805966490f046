"""Markdown → HTML that is safe and well set."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown.addresses import with_addresses, without_addresses
from nutgraf.rendering.markdown.cleaning import clean, clean_line
from nutgraf.rendering.markdown.fragment import Fragment, Heading
from nutgraf.rendering.markdown.limits import TooIntricateError, as_typed, forbid_intricate
from nutgraf.rendering.markdown.plain import plain_text

if TYPE_CHECKING:
    from nutgraf.rendering.markdown.converter import Converter

__all__ = ["Fragment", "Heading", "render_line", "render_markdown", "without_addresses"]

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that no text needs; some of them have a meaning for the parser, or for us."""

_threads = threading.local()
"""A converter for each thread: it is dear to make, and works at one text at a time."""


def render_markdown(markup: Markup, lang: str, top_level: int = 2) -> Fragment:
    """A text of paragraphs, headings, lists and so on, in a BCP 47 language.

    `top_level` is the level of the text's highest headings. A text on which the parser would run
    away is shown as it was typed.
    """
    return with_addresses(_converted(without_addresses(markup), lang, top_level), markup)


@lru_cache(maxsize=2**12)
def _converted(markup: Markup, lang: str, top_level: int) -> Fragment:
    plain = plain_text(markup.text, lang)
    if plain is not None:
        return Fragment(f"<p>{plain}</p>" if plain else "")
    text = _without_controls(markup.text)
    try:
        forbid_intricate(text)
        converter = _converter(markup, lang, top_level)
        return Fragment(clean(converter.convert(text)), tuple(converter.task.headings))
    except (TooIntricateError, RecursionError):
        vars(_threads).clear()
        return Fragment(clean(as_typed(text)), is_as_typed=True)


def render_line(markup: Markup, lang: str) -> Fragment:
    """A text of one line: no paragraph around it, no blocks in it."""
    return with_addresses(_converted_line(without_addresses(markup), lang), markup)


@lru_cache(maxsize=2**12)
def _converted_line(markup: Markup, lang: str) -> Fragment:
    plain = plain_text(markup.text, lang)
    if plain is not None:
        return Fragment(plain)
    text = _without_controls(markup.text)
    try:
        forbid_intricate(text)
        return Fragment(clean_line(_converter(markup, lang).convert_line(text)))
    except (TooIntricateError, RecursionError):
        vars(_threads).clear()
        return Fragment(clean_line(as_typed(text)), is_as_typed=True)


def _without_controls(text: str) -> str:
    return text if text.replace("\n", "").isprintable() else _CONTROLS.sub("", text)


def _converter(markup: Markup, lang: str, top_level: int = 2) -> Converter:
    """This thread's converter, with the text to work at."""
    if not hasattr(_threads, "converter"):
        # Only now: a build that has no text to convert can do without Python-Markdown.
        from nutgraf.rendering.markdown.converter import Converter

        _threads.converter = Converter()
    converter: Converter = _threads.converter
    task = converter.task
    task.lang = lang
    task.top_level = top_level
    task.links = {
        written: (address, _without_controls(label)) for written, address, label in markup.links
    }
    task.citations = {key: (number, address) for key, number, address in markup.citations}
    task.headings = []
    return converter
