"""What a corpus tells of: its people and topics, and who did what when in each story.

Every story is drawn from a random generator of its own, so that any story can be looked up from
any other, and the first thousand of a large corpus are made in no more memory than one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate
from random import Random

from tests.benchmarks.words import Words, distinct_names, vocabulary

EVENTS = 8
FIRST_YEAR, YEARS = 1990, 33
EXPLAINERS_OF_A_PARTICIPANT, EXPLAINERS_OF_A_TOPIC = 5, 50
SPRING = 21


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: the day on which it happened, and its date as far as the writer knows it.

    `key` is `explainer-id#event-id`; one in two has no id of its own, and an empty key.
    """

    day: date
    written: str
    headline: str
    key: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A story in short."""

    number: int
    id: str
    title: str
    cast: tuple[str, ...]
    topics: tuple[str, ...]
    events: tuple[Happening, ...]


@dataclass(frozen=True)
class World:
    """A corpus of so many explainers, the same for the same seed."""

    explainers: int
    seed: int = 1

    @cached_property
    def words(self) -> Words:
        """The language."""
        return vocabulary(self.seed)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The participants' names, the one that is in most stories first."""
        count = max(8, self.explainers // EXPLAINERS_OF_A_PARTICIPANT)
        return distinct_names(Random(f"{self.seed}/people"), count)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics' names."""
        count = max(2, self.explainers // EXPLAINERS_OF_A_TOPIC)
        return distinct_names(Random(f"{self.seed}/topics"), count)

    def random(self, *what: object) -> Random:
        """The random generator of one thing."""
        return Random("/".join(map(str, (self.seed, *what))))

    @lru_cache(maxsize=10_000)  # noqa: B019 - a world lives as long as the process
    def outline(self, number: int) -> Outline:
        """The story with this number, from 0."""
        random = self.random("outline", number)
        title = self.words.headline(random, random.randint(5, 9))
        id = f"{'-'.join(title.lower().split()[:3])}-{number}"
        cast = self._cast(random)
        topics = tuple(random.sample(self.topics, random.randint(1, 2)))
        events = tuple(self._events(random, id, cast))
        return Outline(number, id, title, cast, topics, events)

    @cached_property
    def _fame(self) -> list[float]:
        return list(accumulate(1 / (rank + 1.5) for rank in range(len(self.people))))

    def _cast(self, random: Random) -> tuple[str, ...]:
        """Three to six different people, the famous ones oftener (Zipf's law)."""
        wanted = random.randint(3, 6)
        drawn: dict[str, None] = {}
        while len(drawn) < wanted:
            drawn.update(dict.fromkeys(random.choices(self.people, cum_weights=self._fame)))
        return tuple(drawn)

    def _events(self, random: Random, story: str, cast: tuple[str, ...]) -> Iterator[Happening]:
        year = FIRST_YEAR + random.randrange(YEARS)
        days = sorted(random.sample(range(700), EVENTS))
        for at, day in enumerate(date(year, 1, 1) + timedelta(after) for after in days):
            headline = self.words.headline(random, random.randint(4, 8))
            key = "" if at % 2 else f"{story}#{headline.partition(' ')[0].lower()}-{at}"
            who = tuple(random.sample(cast, random.randint(1, 3)))
            yield Happening(day, _written(random, day), headline, key, who)


def _written(random: Random, day: date) -> str:
    """A date in EDTF that can mean this day: two in three are exact."""
    month = f"{day:%Y-%m}"
    vague = (
        month,
        f"{month}~",
        f"{day:%Y}",
        f"{day:%Y}?",
        f"{day:%Y}-{SPRING - 1 + day.month // 3}" if day.month >= 3 else f"{day:%Y}",
        f"{day}T{random.randrange(24):02}:{random.randrange(60):02}",
        f"{day}/{day + timedelta(20)}",
    )
    return str(day) if random.random() < 2 / 3 else random.choice(vague)
