"""The few words about dates that CLDR doesn't have, by language, from the files in `phrases/`.

A phrase has a base and may have variants by the kind of date that stands in it: a precision
("day", "decade") or a season. That is what gettext calls a context.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import TypeAlias

from nutgraf.model.dates import Precision, Season

Phrases: TypeAlias = Mapping[str, str | Mapping[str, str]]
"""From a phrase's name to its words, or to its variants with the base under "base"."""

PHRASES = files("nutgraf.rendering") / "phrases"
FALLBACK = "en"


def phrases_of(language: str, variant: str, script: str) -> Phrases:
    """The phrases of a language ("de"), in those of its country or script where they differ.

    They are the English ones for a language without a file.
    """
    names = (language, f"{language}_{variant}", f"{language}_{script}")
    found = list(_read(names)) or list(_read((FALLBACK,)))
    return {name: words for phrases in found for name, words in phrases.items()}


def _read(names: tuple[str, ...]) -> Iterator[Phrases]:
    for name in names:
        file = PHRASES / f"{name}.toml"
        if file.is_file():
            yield tomllib.loads(file.read_text(encoding="utf-8"))


def phrase(phrases: Phrases, name: str, *kinds: Precision | Season | None) -> str:
    """A phrase, a format string, in its variant for the first of the kinds that it has one for."""
    words = phrases[name]
    if isinstance(words, str):
        return words
    return next((words[kind] for kind in kinds if kind and kind in words), words["base"])
