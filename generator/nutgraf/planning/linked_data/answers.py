"""What an explainer answers and what it defines, as linked data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from nutgraf.model.news import Explainer
from nutgraf.model.pages import PlainWords
from nutgraf.model.prose import Prose
from nutgraf.model.slugs import slugify, unique_slug
from nutgraf.planning.linked_data.identity import Node, node, reference

At = Callable[[str], str]
"""Gives the identifier of what has an anchor on the story's page."""

Words = Callable[[Prose], PlainWords | None]


def questions(story: Explainer, at: At, words: Words) -> Iterator[Node]:
    """Each question with its answer; after them the list, as programs look for it (FAQPage)."""
    found = [
        node(
            "Question",
            at(anchor),
            name=item.question,
            acceptedAnswer=node("Answer", text=words(item.answer)),
        )
        for item, anchor in zip(
            story.questions,
            _anchors("question", (one.question for one in story.questions)),
            strict=True,
        )
    ]
    yield from found
    if found:
        listed = [reference(one["@id"]) for one in found]
        id = at("section-questions")
        yield node("FAQPage", id, inLanguage=story.lang, mainEntity=listed)


def glossary(story: Explainer, at: At, words: Words) -> Iterator[Node]:
    """The words that it explains, and the list of them."""
    whole = at("section-glossary")
    found = [
        node(
            "DefinedTerm",
            at(anchor),
            name=item.term,
            description=words(item.definition),
            inDefinedTermSet=reference(whole),
        )
        for item, anchor in zip(
            story.glossary, _anchors("term", (one.term for one in story.glossary)), strict=True
        )
    ]
    yield from found
    if found:
        listed = [reference(one["@id"]) for one in found]
        yield node(
            "DefinedTermSet", whole, name=story.title, inLanguage=story.lang, hasDefinedTerm=listed
        )


def _anchors(kind: str, listed: Iterable[str]) -> Iterator[str]:
    taken: dict[str, int] = {}
    return (f"{kind}-{unique_slug(slugify(one), taken)}" for one in listed)
