"""What a case of the corpus is, and short ways to write one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import SOUND, explainer

STORY = "explainers/hostile.md"
PAGE = "explainers/hostile/index.html"

SINGLE_EVENT = "  - date: 2020-09-15\n    event: The strike is called\n"
SINGLE_PERSON = "  - Ada Byron\n"
TITLE = "Why the trams stopped"


def _nothing(content: Path) -> None:
    del content


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something hostile to put into a sound site's content folder, and what is right then.

    `files` are written there first, then `make` is called with the folder. `codes` are those of
    all diagnostics; with an error among them nothing is published. `shows` are words that then
    stand in a file of the output.
    """

    name: str
    right: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    make: Callable[[Path], None] = _nothing
    codes: frozenset[str] = frozenset()
    shows: tuple[tuple[str, str], ...] = ()


def refused(name: str, story: str | bytes, *codes: str) -> Case:
    """An explainer that is refused with these codes."""
    return Case(name=name, right=said(codes), files={STORY: story}, codes=frozenset(codes))


def refused_files(
    name: str,
    *codes: str,
    files: Mapping[str, str | bytes] | None = None,
    make: Callable[[Path], None] = _nothing,
) -> Case:
    """Files that are refused with these codes."""
    return Case(name=name, right=said(codes), files=files or {}, make=make, codes=frozenset(codes))


def published(name: str, story: str | bytes, *words: str, right: str = "published") -> Case:
    """An explainer that is published, with words that stand on its page."""
    return Case(
        name=name, right=right, files={STORY: story}, shows=tuple((PAGE, word) for word in words)
    )


def said(codes: tuple[str, ...]) -> str:
    """That something is refused, and how."""
    return f"refused: {' and '.join(f'`{code}`' for code in codes)}"


def front(extra: str) -> str:
    """A sound explainer with more front matter."""
    return explainer(extra)


def told(body: str) -> str:
    """A sound explainer with another body."""
    return explainer(body=body)


def titled(text: str) -> str:
    """A sound explainer whose headline is `text`, exactly as it is typed."""
    return SOUND.replace(TITLE, text)


def dated(date: str) -> str:
    """A sound explainer whose only event has this date, exactly as it is typed."""
    return SOUND.replace("date: 2020-09-15", f"date: {date}")


def with_events(events: str) -> str:
    """A sound explainer with another timeline."""
    return SOUND.replace(SINGLE_EVENT, events)


def with_people(people: str) -> str:
    """A sound explainer with other participants."""
    return SOUND.replace(SINGLE_PERSON, people)
