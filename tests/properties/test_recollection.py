"""The law of recollection: with what is remembered a check finds what it would find alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.build.inventory import take_inventory
from nutgraf.build.proving import prove_edition
from nutgraf.build.wording import conventions
from nutgraf.checking import Proof, Recollection, prove_with_pauses
from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.previewing.files import Readings
from nutgraf.reading import read_listed
from nutgraf.settings import Overrides, Settings, load_settings
from tests.conftest import NOW
from tests.properties.test_preview import Edit, Rewording, a_site, batches, make
from tests.properties.test_recalling import contents

HOURS = (0, 0, 0, 1, 12, 30)
TODAY = NOW.date().isoformat()

dates = st.builds(
    Rewording,
    st.sampled_from(["content/explainers/trams.md", "content/explainers/buses.md"]),
    st.just("(?<=\ndate: ).*"),
    st.sampled_from([f"{TODAY}T00:30", f"{TODAY}T23:30", "2999-01-01", "2020-09-16"]),
)
moments = st.tuples(
    st.lists(dates, max_size=1) | batches,
    st.sampled_from(HOURS),
    st.integers(0, 3).map(bool),
    st.just(0) | st.integers(1, 60),
)


class Newsroom:
    """A site that is checked again and again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.readings = Readings()
        self.past = Recollection()
        self.now = NOW

    def edit(self, edits: Sequence[Edit | Rewording]) -> None:
        """Make some edits."""
        files = [make(edit, self.root) for edit in edits]
        self.readings.doubt([file.relative_to(self.root).as_posix() for file in files])

    def settings(self, drafts: bool) -> Settings | None:
        """The site's settings as they are now."""
        return load_settings(self.root, Overrides(drafts=drafts, now=self.now), Report())

    def begin(self, drafts: bool, pauses: int) -> None:
        """Begin to look at the site as it is now, and leave it after so many pauses."""
        read = self.settings(drafts)
        if read is not None:
            report = Report()
            listing = take_inventory(read).listing
            texts = read_listed(self.root, listing, report, self.readings.read)
            look = prove_with_pauses(texts, conventions(read), drafts, report, self.past)
            assert not any(islice(look, pauses))

    def proof(
        self, drafts: bool, past: Recollection | None
    ) -> tuple[Proof | None, tuple[Diagnostic, ...]]:
        """The site as it is now, and what is wrong with it; nothing if it can't be looked at."""
        report = Report()
        read = self.settings(drafts)
        if read is None:
            return None, ()
        listing = take_inventory(read).listing
        proof = prove_edition(read, listing, report, self.readings.read, past=past)
        return proof, report.diagnostics


@settings(max_examples=60)
@given(st.lists(moments, min_size=1, max_size=6))
def test_a_check_that_remembers_the_last_one_or_a_part_of_it_finds_what_it_finds_alone(
    made: Sequence[tuple[Sequence[Edit | Rewording], int, bool, int]],
) -> None:
    with a_site() as root:
        room = Newsroom(root)
        for edits, hours, drafts, pauses in [((), 0, True, 0), *made]:
            if pauses:
                room.begin(drafts, pauses)
            room.edit(edits)
            room.now += timedelta(hours=hours)
            proof, findings = room.proof(drafts, room.past)
            alone, found = room.proof(drafts, None)
            assert findings == found
            assert seen(proof) == seen(alone)


def seen(proof: Proof | None) -> object:
    """All that a check gives, and where each thing stands."""
    if proof is None:
        return None
    edition = proof.edition
    things = (edition.explainers, edition.events, edition.pages)
    places = [one.place.location for each in things for one in each.values()]
    return contents(edition), places, proof.hour_counts, proof.directory.indexes
