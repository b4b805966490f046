"""The law of recalling: what is known of a site is what a check of all its texts finds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nutgraf.build.proving import make_ready
from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.edition import Edition
from nutgraf.model.values import field_names
from nutgraf.planning import ALL_TIES, OpenPlan
from nutgraf.settings import Overrides, load_settings
from tests.benchmarks.nutgraf_site import write_nutgraf_site
from tests.benchmarks.world import World
from tests.properties.test_building import (
    EDITS,
    Newsroom,
    another_event,
    body,
    cause,
    changed_output,
    event,
    headline,
    lost_output,
    moved_event,
    participants,
    stylesheet,
    template,
    without_event,
)

CHANGES = [one for one in EDITS if one not in {template, stylesheet, lost_output, changed_output}]
OF_ONE_TEXT = (
    another_event,
    body,
    cause,
    event,
    headline,
    moved_event,
    participants,
    without_event,
)
OTHERS = ("now", "attachments", "shared")


Edit = Callable[[Newsroom, int], None]


def in_turn(edits: st.SearchStrategy[Edit]) -> st.SearchStrategy[list[tuple[Edit, int]]]:
    """Some edits, each with a number that says where and how."""
    return st.lists(st.tuples(edits, st.integers(0, 99)), min_size=3, max_size=12)


@contextmanager
def newsroom() -> Iterator[Newsroom]:
    """A site that has been checked, and is known."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        write_nutgraf_site(World(10), root)
        room = Newsroom(root)
        known(room)
        yield room


def known(room: Newsroom, recall: bool = True) -> tuple[OpenPlan, tuple[Diagnostic, ...]]:
    """The plan of the site, and what was found: with what is known of it, or without."""
    report = Report()
    read = load_settings(room.root, Overrides(now=room.now), report)
    assert read is not None
    ready = make_ready(read, report, recall=recall)
    if recall:
        ready.keep()
    return ready.plan, report.diagnostics


def contents(edition: Edition) -> dict[str, object]:
    """All that is in an edition, and in which order; of links, which have none, those there are."""
    found = {name: getattr(edition, name) for name in field_names(edition)}
    links = {owner: links for owner, links in found.pop("links").items() if links}
    in_order = {name: one if name in OTHERS else list(one.items()) for name, one in found.items()}
    return {**in_order, "links": links}


def assert_known_as_found(room: Newsroom) -> None:
    """Hold what is known against what a check of the whole finds."""
    (plan, findings), (whole, found) = known(room), known(room, recall=False)
    assert findings == found
    if any(one.severity == "error" for one in found):
        return
    one, other = contents(plan._edition), contents(whole._edition)
    assert one == other
    for name in ALL_TIES:
        assert plan.tie(name) == whole.tie(name), name
    assert plan.count_pages() == whole.count_pages()


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(in_turn(st.sampled_from(CHANGES)) | in_turn(st.sampled_from(OF_ONE_TEXT)))
def test_after_any_edits_a_site_is_known_as_a_check_of_the_whole_finds_it(
    edits: list[tuple[Edit, int]],
) -> None:
    with newsroom() as room:
        for edit, number in edits:
            edit(room, number)
            assert_known_as_found(room)


@pytest.mark.parametrize("edit", CHANGES, ids=lambda edit: edit.__name__)
def test_after_an_edit_a_site_is_known_as_a_check_of_the_whole_finds_it(
    edit: Edit,
) -> None:
    with newsroom() as room:
        for number in (3, 4):
            edit(room, number)
            assert_known_as_found(room)
