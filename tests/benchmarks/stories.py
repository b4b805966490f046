"""The front matter and the body of each file of a corpus, as a writer would type them."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any, TypeAlias

from tests.benchmarks.words import Words
from tests.benchmarks.world import Happening, Outline, World

Fields: TypeAlias = dict[str, Any]

SOURCES = ("report", "hearing", "letter")
SECTIONS, PARAGRAPHS, SENTENCES = 5, 2, 4
ROLES = ("led it", "took part", "was accused", "spoke against it", "paid for it", "saw it")
KINDS = ("person", "person", "organization", "group")


def explainer(world: World, number: int) -> tuple[Fields, str]:
    """One explainer. It refers to stories with lower numbers alone, so that nothing is circular."""
    outline, random = world.outline(number), world.random("story", number)
    published = outline.events[-1].day + timedelta(random.randint(20, 400))
    fields = {
        "title": outline.title,
        "summary": world.words.paragraph(random, 2, markup=False),
        "date": str(published),
        "updated": str(published + timedelta(random.randint(1, 90))),
        "status": random.choice(("settled", "developing")),
        "topics": list(outline.topics),
        "what": f"{world.words.paragraph(random, 3)} [[{outline.cast[0]}]] [@report].",
        "why": _why(outline, random, world.words),
        "who": [_part(name, random, world.words) for name in outline.cast],
        "timeline": _timeline(world, outline, random),
        "sources": {key: _source(key, outline, random, world.words) for key in SOURCES},
        "quotes": [
            {
                "text": world.words.sentence(random, markup=False),
                "by": outline.cast[-1],
                "date": str(outline.events[-1].day),
                "source": ["hearing"],
            }
        ],
    }
    return fields, _body(world, outline, random)


def participant(world: World, number: int) -> tuple[Fields, str] | None:
    """A participant's file; one in five has none and is only named."""
    if number % 5 == 4:
        return None
    random = world.random("participant", number)
    kind = random.choice(KINDS)
    group = world.people[random.randrange(min(100, len(world.people)))]
    born = str(random.randint(1920, 1970))
    fields = {
        "name": world.people[number],
        "kind": kind,
        "description": world.words.sentence(random, markup=False),
        "born" if kind == "person" else "founded": born,
        "memberships": [{"organization": group, "role": "chair", "start": "1985", "end": ""}],
        "links": {"website": f"https://{number}.example/"},
    }
    return fields, f"{world.words.paragraph(random, 4)} [[{group}]].\n"


def topic(world: World, number: int) -> tuple[Fields, str]:
    """A topic's file."""
    random = world.random("topic", number)
    fields = {
        "name": world.topics[number],
        "description": world.words.sentence(random, markup=False),
    }
    return fields, f"{world.words.paragraph(random, 3)}\n"


def _why(outline: Outline, random: Random, words: Words) -> list[Any]:
    attributed = {
        "text": words.paragraph(random, 2),
        "according_to": random.choice(outline.cast),
        "events": [outline.events[0].key.partition("#")[2]],
        "sources": ["report"],
    }
    return [words.paragraph(random, 2), attributed]


def _part(name: str, random: Random, words: Words) -> Fields:
    note = {"note": words.sentence(random)} if random.random() < 0.3 else {}
    return {"name": name, "role": random.choice(ROLES), **note}


def _timeline(world: World, outline: Outline, random: Random) -> list[Fields]:
    told = [_event(world, outline, at, random) for at in range(len(outline.events))]
    elsewhere = _earlier(world, outline, random)
    if elsewhere is not None and random.random() < 0.2:
        told.append({"see": elsewhere.key})
    return told


def _event(world: World, outline: Outline, at: int, random: Random) -> Fields:
    one = outline.events[at]
    fields: Fields = {"id": one.key.partition("#")[2]} if one.key else {}
    fields |= {
        "date": one.written,
        "event": one.headline,
        "who": [{"name": name, "role": random.choice(ROLES)} for name in one.who],
        "sources": [random.choice(SOURCES)],
    }
    if random.random() < 0.6:
        fields["text"] = world.words.paragraph(random, random.randint(1, 2))
    causes = _causes(world, outline, at, random)
    return fields | {"because": causes} if causes else fields


def _causes(world: World, outline: Outline, at: int, random: Random) -> list[str]:
    """Now and then the one before of the same story, now and then one of another."""
    causes = []
    if at % 2 and random.random() < 0.3:
        causes.append(outline.events[at - 1].key.partition("#")[2])
    if random.random() < 0.05:
        other = _earlier(world, outline, random)
        if other is not None and other.day <= outline.events[at].day:
            causes.append(other.key)
    return causes


def _earlier(world: World, outline: Outline, random: Random) -> Happening | None:
    """An event with an id, of a story with a lower number."""
    if outline.number == 0:
        return None
    told = world.outline(random.randrange(outline.number)).events
    return random.choice([one for one in told if one.key])


def _source(key: str, outline: Outline, random: Random, words: Words) -> Fields:
    return {
        "title": words.headline(random, 6),
        "publisher": words.headline(random, 2),
        "date": str(outline.events[-1].day),
        "url": f"https://archive.example/{outline.number}/{key}",
    }


def _body(world: World, outline: Outline, random: Random) -> str:
    """About 650 words in sections, with links, citations, a list and two footnotes."""
    words = world.words
    parts = []
    for section in range(SECTIONS):
        paragraphs = [words.paragraph(random, SENTENCES) for _ in range(PARAGRAPHS)]
        paragraphs[0] += f" [[{random.choice(outline.cast)}]] [@{SOURCES[section % 3]}]."
        parts += [f"## {words.headline(random, random.randint(2, 5))}", *paragraphs]
    parts[2] += "[^1]"
    parts[5] += "[^2]"
    parts.append("\n".join(f"- {words.sentence(random)}" for _ in range(3)))
    if outline.number:
        earlier = world.outline(random.randrange(outline.number))
        parts.append(f"{words.sentence(random)} [{earlier.title}]({earlier.id}.md).")
    parts += [f"[^{note}]: {words.sentence(random)}" for note in (1, 2)]
    return "\n\n".join(parts) + "\n"
