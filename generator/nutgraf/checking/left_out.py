"""HTML in a Markdown text that doesn't get onto a page: cleaning takes it out without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nutgraf.checking.scanning import without_code
from nutgraf.model.elements import ATTRIBUTES, BLOCKS, PHRASING, WITHOUT_THEIR_CONTENT

_INDENTED = re.compile(r"^(?: {4}|\t).*$", re.MULTILINE)  # mostly code, where tags are shown
_OPENING = re.compile(r"(?<!\\)<([A-Za-z][A-Za-z0-9-]{0,40})((?:[\s/][^<>]{0,2000})?)>")
_ATTRIBUTE = re.compile(r"""([^\s"'=/]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")
_KEPT = PHRASING | BLOCKS
_ANYWHERE = ATTRIBUTES["*"] - {"id"}  # an id is kept only where it was given by the program


def find_left_out(text: str) -> Iterator[tuple[str, str, str]]:
    """What is left out, each kind once: as typed, what becomes of it, what to write."""
    if "<" not in text:
        return
    seen: set[str] = set()
    for match in _OPENING.finditer(_INDENTED.sub("", without_code(text))):
        name = match[1].lower()
        if name in _KEPT:
            yield from _left_out_attributes(name, match[2], seen)
        elif name not in seen:
            seen.add(name)
            yield match[0].partition("\n")[0], *_left_out_element(match[1], name)


def _left_out_element(typed: str, name: str) -> tuple[str, str]:
    """What becomes of an element, and what to write."""
    if name in WITHOUT_THEIR_CONTENT:
        return (
            f"`<{typed}>` is left out, with all that is in it.",
            "Link to what it shows, or remove it. Pages take no films, frames or scripts.",
        )
    return (
        f"`<{typed}>` is no tag that pages have, so it is left out.",
        f"Write `&lt;{typed}>` to show it as typed, or else remove it.",
    )


def _left_out_attributes(
    element: str, attributes: str, seen: set[str]
) -> Iterator[tuple[str, str, str]]:
    for match in _ATTRIBUTE.finditer(attributes):
        name = match[1].lower()
        if name in _ANYWHERE or name in ATTRIBUTES.get(element, ()):
            continue
        said = f"{element} {name}"
        if said not in seen:
            seen.add(said)
            message = f"`{name}` is no attribute that `<{element}>` has on a page: it is left out."
            yield match[0].partition("\n")[0], message, _instead_of(name)


def _instead_of(attribute: str) -> str:
    """What to write in the place of an attribute."""
    if attribute == "id":
        return "Remove it: to lead readers to a place, write `{#name}` behind a heading."
    if attribute in {"style", "align", "bgcolor", "border", "color", "face", "size"}:
        return 'Remove it, or give it a `class="…"` that the theme\'s stylesheet knows.'
    return "Remove it: the page is the same without."
