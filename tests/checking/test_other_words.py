"""A key that another newsroom or another program has finds the one that it has here."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from nutgraf.checking import profiles, schema
from nutgraf.checking.other_words import OTHER_WORDS
from tests.conftest import SiteMaker, explainer


@pytest.mark.parametrize(
    ("typed", "ours"),
    [
        ("headline", "title"),
        ("Standfirst", "summary"),
        ("byline", "authors"),
        ("tags", "topics"),
        ("last-modified", "updated"),
        ("redirect_from", "aliases"),
    ],
)
def test_key_of_an_explainer_that_is_called_otherwise_elsewhere_is_told(
    site: SiteMaker, typed: str, ours: str
) -> None:
    made = site({"explainers/trams.md": explainer(f"{typed}: x\n")})
    [found] = made.report.diagnostics
    assert (found.code, found.hint) == ("unknown-key", f"Here it is called `{ours}`.")


def test_the_same_word_is_another_key_in_an_event(site: SiteMaker) -> None:
    event = "  - date: 2020-09-17\n    headline: Talks begin\n"
    made = site({"explainers/trams.md": explainer(event)})
    assert "Here it is called `event`." in [found.hint for found in made.report.diagnostics]


def test_every_word_leads_to_a_key_that_there_is() -> None:
    named = {**vars(schema), **vars(profiles)}
    forms = [form for form in named.values() if is_dataclass(form)]
    keys = {field.name for form in forms for field in fields(form)}
    assert set(OTHER_WORDS) <= keys
