"""Data with texts in it: Markdown as what each place can take."""

from __future__ import annotations

from typing import Any

from nutgraf.model.pages import HtmlWords, PlainWords
from nutgraf.rendering.markdown import render_markdown
from nutgraf.rendering.plain import plain_text


def in_words(value: Any) -> Any:
    """Plain data, lists and mappings, with every text in it rendered."""
    kind = type(value)
    if kind is str:
        return value
    if kind is dict:
        return {key: one if type(one) is str else in_words(one) for key, one in value.items()}
    if kind is list or kind is tuple:
        return [in_words(one) for one in value]
    if kind is PlainWords:
        return plain_text(value.markup, value.lang)
    if kind is HtmlWords:
        return render_markdown(value.markup, value.lang).placed(0, {})
    return value
