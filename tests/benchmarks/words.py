"""Invented words, names and sentences: as long as English ones, and nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

ONSETS = ("b", "br", "d", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea")
CODAS = ("", "", "", "l", "m", "n", "r", "s", "st", "x")
DIFFERENT_WORDS = 3_000
ODDITIES = ("it isn't", "the “{}”", "a *{}*", "the **{}**", "{} — {} —", "1,200 {}", "{}'s {}")


@dataclass(frozen=True, slots=True)
class Words:
    """A vocabulary, the most common word first, with the cumulated weights of its words."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def some(self, random: Random, count: int) -> list[str]:
        """So many words, the common ones oftener."""
        return random.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self, random: Random, markup: bool = True) -> str:
        """Eight to seventeen words with a capital and a full stop; now and then something odd."""
        words = self.some(random, random.randint(8, 17))
        if markup and random.random() < 0.3:
            at = random.randrange(1, len(words) - 1)
            words[at] = random.choice(ODDITIES).format(words[at], words[at + 1])
        return f"{' '.join(words).capitalize()}."

    def paragraph(self, random: Random, sentences: int, markup: bool = True) -> str:
        """Some sentences in a line."""
        return " ".join(self.sentence(random, markup) for _ in range(sentences))

    def headline(self, random: Random, count: int) -> str:
        """So many words with a capital, without a full stop."""
        return " ".join(self.some(random, count)).capitalize()


def vocabulary(seed: int) -> Words:
    """The words of a corpus; how often each is used falls with its rank, as in any language."""
    random = Random(f"{seed}/words")
    syllables = random.choices((1, 2, 3, 4), weights=(8, 10, 5, 1), k=2 * DIFFERENT_WORDS)
    words = dict.fromkeys(_word(random, count) for count in syllables)
    chosen = tuple(sorted(tuple(words)[:DIFFERENT_WORDS], key=len))
    weights = accumulate(1 / (rank + 60) for rank in range(len(chosen)))
    return Words(chosen, tuple(weights))


def distinct_names(random: Random, count: int) -> tuple[str, ...]:
    """So many names of two words, no two of which are a letter apart."""
    met: set[str] = set()
    return tuple(name for name, _ in zip(_distinct(random, met), range(count), strict=False))


def _distinct(random: Random, met: set[str]) -> Iterator[str]:
    while True:
        name = f"{_word(random, 2)} {_word(random, 3)}".title()
        letters = name.replace(" ", "").lower()
        spellings = {letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))}
        if met.isdisjoint(spellings):
            met |= spellings
            yield name


def _word(random: Random, syllables: int) -> str:
    return "".join(
        random.choice(ONSETS) + random.choice(VOWELS) + random.choice(CODAS)
        for _ in range(syllables)
    )
