"""A new file holds the title as it was given, explains itself, and never takes a place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nutgraf.authoring.new import starter, write_new
from nutgraf.checking.profiles import (
    AuthorFields,
    MembershipFields,
    OtherNameFields,
    PageFields,
    ParticipantFields,
    TopicFields,
)
from nutgraf.checking.schema import (
    CauseFields,
    CorrectionFields,
    EventFields,
    ExplainerFields,
    FigureFields,
    ImageFields,
    PartFields,
    QuestionFields,
    QuoteFields,
    SourceFields,
    StatementFields,
    UpdateFields,
    WithdrawalFields,
)
from nutgraf.checking.validation import known_keys
from nutgraf.model.documents import FieldValue
from nutgraf.model.prose import Kind
from nutgraf.reading import parse_document

TODAY = date(2020, 9, 16)
TYPED = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff")
NAME_KEY = {
    Kind.EXPLAINER: "title",
    Kind.PAGE: "title",
    Kind.PARTICIPANT: "name",
    Kind.TOPIC: "name",
    Kind.AUTHOR: "name",
}


def fields_of(text: str, kind: Kind = Kind.EXPLAINER) -> Mapping[str, FieldValue]:
    """The front matter as the program reads it, without a complaint."""
    document, complaints = parse_document(f"content/{kind}/a.md", text.encode())
    assert complaints == ()
    assert document is not None
    return document.fields


def fields_in(path: Path) -> Mapping[str, FieldValue]:
    return fields_of(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", NAME_KEY)
def test_new_file_lies_in_its_folder_under_its_title(tmp_path: Path, kind: Kind) -> None:
    path = write_new(kind, "A Day Without Facebook", tmp_path, TODAY)
    assert path == tmp_path / kind / "a-day-without-facebook.md"
    assert fields_in(path)[NAME_KEY[kind]] == "A Day Without Facebook"


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("Müller & Söhne: was nun?", "müller-söhne-was-nun.md"),
        ("Protest in Київ", "protest-in-київ.md"),
        ("為什麼", "為什麼.md"),
        ("हिन्दी", "हिन्दी.md"),
        ("CON", "con-page.md"),
    ],
)
def test_file_keeps_the_letters_of_its_title(tmp_path: Path, title: str, file: str) -> None:
    assert write_new(Kind.EXPLAINER, title, tmp_path, TODAY).name == file


@pytest.mark.parametrize(
    "title",
    ["No", "12:30", "Facebook: a day", "@home", '"Freeze"', "a # b", "- x", "~", "{x}", "$today"],
)
def test_title_that_means_something_in_yaml_is_still_the_title(tmp_path: Path, title: str) -> None:
    assert (
        fields_in(write_new(Kind.EXPLAINER, f"{title} x1", tmp_path, TODAY))["title"]
        == f"{title} x1"
    )
    fields = fields_in(write_new(Kind.TOPIC, f"x1 {title}", tmp_path, TODAY))
    assert fields["name"] == f"x1 {title}"


@given(st.text(TYPED, min_size=1), st.sampled_from(list(NAME_KEY)))
def test_any_title_reads_back_as_it_was_given(title: str, kind: Kind) -> None:
    words = " ".join(title.split())
    assume(words)
    assert fields_of(starter(kind, words, TODAY), kind)[NAME_KEY[kind]] == words


def test_line_breaks_in_a_title_are_spaces(tmp_path: Path) -> None:
    path = write_new(Kind.PARTICIPANT, "  Mark\n  Ruffalo ", tmp_path, TODAY)
    assert fields_in(path)["name"] == "Mark Ruffalo"


@pytest.mark.parametrize("title", ["", "…!?", "\x00a", "a\udcff", "\ufeffa"])
def test_title_that_no_address_can_be_made_of_is_refused(tmp_path: Path, title: str) -> None:
    with pytest.raises(ValueError, match="has"):
        write_new(Kind.EXPLAINER, title, tmp_path, TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["å-day.md", "Å-Day.md", "A\u030a-day.md", "å-day/index.md"])
def test_a_taken_address_is_left_alone(tmp_path: Path, taken: str) -> None:
    there = tmp_path / "explainers" / taken
    there.parent.mkdir(parents=True)
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError) as refused:
        write_new(Kind.EXPLAINER, "Å day", tmp_path, TODAY)
    assert there.is_relative_to(refused.value.filename)
    assert there.read_text(encoding="utf-8") == "mine"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [there]


def test_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    folder = tmp_path / "explainers"
    folder.mkdir()
    (folder / "a-day.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(FileExistsError):
        write_new(Kind.EXPLAINER, "A day", tmp_path, TODAY)
    assert not (tmp_path / "elsewhere.md").exists()


def test_new_explainer_is_a_draft_that_says_what_to_replace(tmp_path: Path) -> None:
    path = write_new(Kind.EXPLAINER, "A day", tmp_path, TODAY)
    fields = fields_in(path)
    assert fields["draft"] == "yes"
    assert fields["date"] == "2020-09-16"
    for key in ("what", "who", "why", "timeline"):
        assert "REPLACE THIS" in str(fields[key])


@pytest.mark.parametrize(
    ("kind", "forms"),
    [
        (
            Kind.EXPLAINER,
            [
                ExplainerFields,
                EventFields,
                PartFields,
                CauseFields,
                StatementFields,
                QuestionFields,
                FigureFields,
                SourceFields,
                QuoteFields,
                UpdateFields,
                CorrectionFields,
                WithdrawalFields,
                ImageFields,
            ],
        ),
        (Kind.PARTICIPANT, [ParticipantFields, OtherNameFields, MembershipFields, ImageFields]),
        (Kind.TOPIC, [TopicFields]),
        (Kind.AUTHOR, [AuthorFields, ImageFields]),
        (Kind.PAGE, [PageFields]),
    ],
)
def test_every_key_that_is_possible_is_explained(kind: Kind, forms: list[type]) -> None:
    text = starter(kind, "A day", TODAY)
    explained = set(re.findall(r"([a-z_]+):(?: |$)", text, re.MULTILINE))
    for form in forms:
        assert set(known_keys(form, ())) - explained == set()
