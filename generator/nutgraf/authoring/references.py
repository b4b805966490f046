"""A bibliography as other programs keep it, on its way into the sources of a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nutgraf.model.slugs import slugify, unique_slug

MERGE = "<<"
"""A key that means another thing in YAML."""

KEY_ENDS = frozenset("[];,@#:{}")
"""What would end a key in `[@key]`, or mean something else in the file."""


class NotABibliographyError(ValueError):
    """The file isn't a bibliography that can be read; the message says why, in plain words."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One work: the fields of a source, by our names, and the others, by theirs.

    `key` is what it goes by in the bibliography, or "".
    """

    key: str
    source: Mapping[str, str]
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What a file holds; `flaws` are what could not be read of it, each in a sentence."""

    references: tuple[Reference, ...]
    flaws: tuple[str, ...] = ()


def keys_for(references: Iterable[Reference], there: Mapping[str, str]) -> list[str]:
    """A key for each reference: its own if a text can cite that, or else one of its words.

    `there` are the keys of the site's sources with their titles: a reference without a key of its
    own that has the title of one is that one.
    """
    by_title = {title: key for key, title in there.items()}
    taken = dict.fromkeys(there, 2)
    given: dict[str, None] = {}
    for one in references:
        title = one.source.get("title", "")
        if _is_fit(one.key) and one.key not in given:
            given[one.key] = None
            taken.setdefault(one.key, 2)
        elif title in by_title and by_title[title] not in given:
            given[by_title[title]] = None
        else:
            given[unique_slug(_words(one), taken)] = None
    return list(given)


def _is_fit(key: str) -> bool:
    """Whether a text can cite it, and the file have it."""
    return (
        key not in {"", MERGE}
        and not KEY_ENDS.intersection(key)
        and key.isprintable()
        and " " not in key
    )


def _words(one: Reference) -> str:
    """The last name of the first author with the year, or else the title."""
    author = one.source.get("author", "").partition(",")[0].split()
    year = one.source.get("date", "")[:4]
    named = [author[-1], year] if author else [one.source.get("title", "")]
    return slugify(" ".join(named)) or "source"
