"""What somebody sees who calls the commands: words, files and exit statuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from nutgraf import build, cli
from nutgraf.model.stopwatch import Stage

TRAMS = """---
title: Why the trams stopped
date: 2020-09-16
what: All trams stood still for a day.
why: The drivers were on strike.
who: [Ada Byron]
timeline:
  - date: 2020-09-15
    event: The strike is called
---
The story.
"""

Calls = Callable[..., tuple[int, str, str]]


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of one explainer, and we are in its folder."""
    root = tmp_path / "newsroom"
    write(root / "nutgraf.toml", 'title = "The Tram Desk"\n')
    write(root / "content" / "explainers" / "trams.md", TRAMS)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Calls:
    """Call the program: status, standard output, standard error."""

    def called(*arguments: str | Path) -> tuple[int, str, str]:
        status = cli.run([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return called


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def last_line(text: str) -> str:
    return text.splitlines()[-1]


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_build_publishes_the_site_and_says_what_it_did(newsroom: Path, call: Calls) -> None:
    status, out, err = call("build")
    assert (status, err) == (0, "")
    assert re.fullmatch(
        r"Built \d+ pages, (\d+) of \1 files changed, in \d+\.\d\d s\.", last_line(out)
    )
    assert (newsroom / "output" / "explainers" / "trams" / "index.html").is_file()


@pytest.mark.usefixtures("newsroom")
def test_build_says_what_the_processor_was_busy_with_if_asked(call: Calls) -> None:
    _, out, _ = call("build", "--timings")
    total = float(re.search(r"together: (\d+\.\d\d)$", out, re.MULTILINE)[1])  # type: ignore[index]
    listed = re.findall(r"^  (\S+) +(\d+\.\d\d) s", out, re.MULTILINE)
    stages = ["reading", "checking", "recalling", "planning", "Markdown", "templates", "writing"]
    assert [stage for stage, _ in listed] == stages
    assert sum(float(seconds) for _, seconds in listed) == pytest.approx(total, abs=0.05)


def test_workers_tell_what_they_were_busy_with(newsroom: Path, call: Calls) -> None:
    write(newsroom / "content" / "explainers" / "trams.md", TRAMS + "\n\nA *long* story." * 2_000)
    _, out, _ = call("build", "--timings", "--jobs", "2", "--format", "json")
    timings = json.loads(out)["outcome"]["timings"]
    assert timings.keys() == {*Stage}
    assert timings["Markdown"] > 0


def test_second_build_changes_nothing_and_says_so(newsroom: Path, call: Calls) -> None:
    call("build")
    before = {path: path.stat().st_mtime_ns for path in files_in(newsroom / "output")}
    _, out, _ = call("build")
    assert " pages, 0 of " in last_line(out)
    assert {path: path.stat().st_mtime_ns for path in files_in(newsroom / "output")} == before


def test_removed_text_is_counted_as_removed_files(newsroom: Path, call: Calls) -> None:
    other = write(newsroom / "content" / "explainers" / "buses.md", TRAMS.replace("trams", "buses"))
    call("build")
    other.unlink()
    _, out, _ = call("build")
    assert re.search(r"files changed, [1-9]\d* removed, in ", last_line(out))


def test_errors_of_all_files_are_listed_and_nothing_is_published(
    newsroom: Path, call: Calls
) -> None:
    write(newsroom / "content" / "explainers" / "a.md", TRAMS.replace("title", "titel"))
    write(newsroom / "content" / "explainers" / "b.md", TRAMS.replace("2020-09-15", "2020-02-30"))
    status, out, _ = call("build")
    assert status == 1
    assert "content/explainers/a.md:2:1" in out
    assert "content/explainers/b.md:8:11" in out
    assert last_line(out).endswith(" errors in 2 files. Nothing was published.")
    assert not (newsroom / "output").exists()


def test_last_good_site_stays_up(newsroom: Path, call: Calls) -> None:
    call("build")
    before = [(path, path.read_bytes()) for path in files_in(newsroom / "output")]
    write(newsroom / "content" / "explainers" / "trams.md", TRAMS.replace("title", "titel"))
    assert call("build")[0] == 1
    assert [(path, path.read_bytes()) for path in files_in(newsroom / "output")] == before


def test_warning_is_shown_and_stops_nothing(newsroom: Path, call: Calls) -> None:
    write(
        newsroom / "content" / "explainers" / "next.md", TRAMS.replace("2020-09-16", "2030-01-01")
    )
    status, out, _ = call("build", "--now", "2020-10-01")
    assert status == 0
    assert "-- warning: scheduled" in out
    assert last_line(out).startswith("1 warning in 1 file. Built ")


def test_check_finds_errors_and_writes_nothing(newsroom: Path, call: Calls) -> None:
    before = files_in(newsroom)
    status, out, _ = call("check")
    assert status == 0
    assert re.fullmatch(r"Checked \d+ pages in \d+\.\d\d s\.", last_line(out))
    write(newsroom / "content" / "explainers" / "trams.md", TRAMS.replace("title", "titel"))
    status, out, _ = call("check")
    assert status == 1
    assert last_line(out).endswith("As it is, nothing would be published.")
    assert files_in(newsroom) == before


def test_settings_with_a_mistake_end_with_status_2(newsroom: Path, call: Calls) -> None:
    write(newsroom / "nutgraf.toml", 'titel = "The Tram Desk"\n')
    for command in ("build", "check"):
        status, out, _ = call(command)
        assert status == 2
        assert "nutgraf.toml:1:1" in out
        assert "Did you mean `title`?" in out
    assert call("new", "topic", "Trams")[0] == 2
    assert not (newsroom / "content" / "topics").exists()


@pytest.mark.parametrize("command", [["build"], ["check"], ["new", "topic", "Trams"]])
def test_without_a_site_there_is_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Calls, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, _ = call(*command)
    assert status == 2
    assert "There is no `nutgraf.toml` in this folder or in one above it." in out
    assert files_in(tmp_path) == []


def test_site_is_found_from_a_folder_inside_it(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, call: Calls
) -> None:
    monkeypatch.chdir(newsroom / "content" / "explainers")
    assert call("build")[0] == 0
    assert (newsroom / "output" / "index.html").is_file()


def test_site_can_be_elsewhere(
    newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Calls
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, _ = call("build", "--root", "newsroom", "--output", "public")
    assert status == 0
    assert (tmp_path / "public" / "index.html").is_file()
    assert not (newsroom / "output").exists()


def test_base_url_goes_before_the_settings(newsroom: Path, call: Calls) -> None:
    call("build", "--base-url", "https://preview.example/42/")
    home = (newsroom / "output" / "index.html").read_text(encoding="utf-8")
    assert 'href="/42/explainers/trams/' in home


def test_drafts_are_built_on_demand(newsroom: Path, call: Calls) -> None:
    write(
        newsroom / "content" / "explainers" / "buses.md",
        TRAMS.replace("title:", "draft: yes\ntitle:"),
    )
    page = newsroom / "output" / "explainers" / "buses" / "index.html"
    call("build")
    assert not page.exists()
    call("build", "--drafts")
    assert page.exists()


def test_json_is_one_document_with_what_was_found_and_done(newsroom: Path, call: Calls) -> None:
    status, out, err = call("build", "--format", "json")
    document = json.loads(out)
    assert (status, err) == (0, "")
    assert document["diagnostics"] == []
    assert set(document["outcome"]) == {
        "pages",
        "files",
        "changed",
        "removed",
        "indexing",
        "seconds",
    }
    write(newsroom / "content" / "explainers" / "trams.md", TRAMS.replace("title", "titel"))
    status, out, err = call("build", "--format", "json")
    document = json.loads(out)
    assert (status, err) == (1, "")
    assert document["outcome"] is None
    assert "unknown-key" in {found["code"] for found in document["diagnostics"]}


def test_json_of_a_check_counts_the_pages(newsroom: Path, call: Calls) -> None:
    assert newsroom.is_dir()
    _, out, _ = call("check", "--format", "json")
    assert set(json.loads(out)["outcome"]) == {"pages", "seconds"}


def test_json_tells_of_mistakes_in_the_settings(newsroom: Path, call: Calls) -> None:
    write(newsroom / "nutgraf.toml", "title = 3\n")
    status, out, _ = call("build", "--format", "json")
    (found,) = json.loads(out)["diagnostics"]
    assert (status, found["code"]) == (2, "settings-wrong-type")


def test_annotations_name_the_file_from_the_top_of_the_repository(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, call: Calls
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(newsroom.parent))
    write(newsroom / "content" / "explainers" / "trams.md", TRAMS.replace("title", "titel"))
    status, out, _ = call("build", "--format", "github")
    assert status == 1
    assert (
        "::error file=newsroom/content/explainers/trams.md,line=2,col=1,title=unknown-key::" in out
    )
    assert last_line(out).endswith("Nothing was published.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["biuld"], "Did you mean 'build'?"),
        (["build", "--ouput", "x"], "'--output'"),
        (["build", "--now", "9999-12-31T23:00-14:00"], "in no year of a newsroom"),
        (["build", "--now", "tomorrow"], "'tomorrow' is not a time like 2020-09-16T14:30"),
        (["build", "--base-url", "news.example"], "does not begin with https://"),
        (["build", "--root", "nowhere"], "'nowhere' does not exist"),
        (["build", "--format", "xml"], "'text', 'json', 'github'"),
        (["new", "explaner", "Trams"], "'explainer', 'participant'"),
        (["new", "explainer"], "TITLE"),
        (["new", "explainer", "…"], "'…' has no letter and no digit"),
    ],
)
def test_wrong_call_is_explained_with_status_2(
    newsroom: Path, call: Calls, arguments: list[str], words: str
) -> None:
    before = files_in(newsroom)
    status, out, err = call(*arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert files_in(newsroom) == before


@pytest.mark.parametrize("kind", ["explainer", "participant", "topic", "author", "page"])
def test_new_file_builds_at_once_with_and_without_drafts(
    newsroom: Path, call: Calls, kind: str
) -> None:
    status, out, _ = call("new", kind, "A Day: “Without” Facebook")
    assert status == 0
    assert out == f"Wrote content/{kind}s/a-day-without-facebook.md.\n"
    for options in ([], ["--drafts"]):
        status, out, _ = call("build", *options)
        assert status == 0, out
    page = newsroom / "output" / ("" if kind == "page" else f"{kind}s") / "a-day-without-facebook"
    assert "A Day: “Without” Facebook" in (page / "index.html").read_text(encoding="utf-8")


def test_new_explainer_is_not_published_by_accident(newsroom: Path, call: Calls) -> None:
    call("new", "explainer", "A day")
    _, out, _ = call("build")
    assert not (newsroom / "output" / "explainers" / "a-day").exists()
    assert not any(b"REPLACE" in path.read_bytes() for path in files_in(newsroom / "output"))
    assert last_line(out).startswith("Built ")


def test_new_never_overwrites(newsroom: Path, call: Calls) -> None:
    status, out, err = call("new", "explainer", "Trams")
    assert (status, out) == (2, "")
    assert "There is already content/explainers/trams.md. Nothing was written." in err
    text = (newsroom / "content" / "explainers" / "trams.md").read_text(encoding="utf-8")
    assert text == TRAMS


@pytest.mark.parametrize(
    ("failure", "status", "words"),
    [
        (KeyError("x"), 70, "This is a bug in Nutgraf"),
        (OSError(28, "No space left on device", "a.html"), 74, "No space left on device: a.html"),
    ],
)
def test_failure_of_program_or_machine_is_told_without_a_traceback(
    newsroom: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: Calls,
    failure: Exception,
    status: int,
    words: str,
) -> None:
    def fail(*_: object) -> None:
        raise failure

    assert newsroom.is_dir()
    monkeypatch.setattr(build, "build_site", fail)
    got, out, err = call("build")
    assert (got, out) == (status, "")
    assert words in err
    assert "Traceback" not in err
    monkeypatch.setenv("NUTGRAF_TRACEBACK", "1")
    assert "Traceback" in call("build")[2]


def test_interruption_is_quiet(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, call: Calls
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    assert newsroom.is_dir()
    monkeypatch.setattr(build, "build_site", interrupt)
    assert call("build") == (130, "", "\n")


TABLE = """Year,Month,Headline,Text,Type
,,The great strike,<p>How it went.</p>,title
2020,7,It begins,All stand still.,
2020,Augst,It goes on,,
"""


def test_import_makes_a_draft_that_builds_and_tells_what_is_unclear_by_row(
    newsroom: Path, call: Calls
) -> None:
    write(newsroom / "strike.csv", TABLE)
    status, out, err = call("import", "timelinejs", "strike.csv")
    assert (status, err) == (0, "")
    assert out == (
        "strike.csv, row 4: The month “Augst” isn't a number. "
        "It stands in the draft as a comment.\n"
        "Wrote content/explainers/the-great-strike.md, with 1 event.\n"
    )
    assert call("build", "--drafts")[0] == 0
    assert "It begins" in (
        newsroom / "output" / "explainers" / "the-great-strike" / "index.html"
    ).read_text(encoding="utf-8")


def test_import_never_overwrites(newsroom: Path, call: Calls) -> None:
    write(newsroom / "strike.csv", TABLE)
    mine = write(newsroom / "content" / "explainers" / "the-great-strike.md", TRAMS)
    status, out, err = call("import", "timelinejs", "strike.csv")
    assert (status, out) == (2, "")
    assert "There is already content/explainers/the-great-strike.md." in err
    assert mine.read_text(encoding="utf-8") == TRAMS


def test_import_of_another_kind_of_file_says_what_was_expected(newsroom: Path, call: Calls) -> None:
    before = files_in(newsroom)
    status, out, err = call("import", "timelinejs", "nutgraf.toml")
    assert (status, out) == (2, "")
    assert "is neither TimelineJS's JSON nor its spreadsheet as CSV" in " ".join(err.split())
    assert files_in(newsroom) == before


@pytest.mark.parametrize("group", [[], ["import"]])
def test_the_help_says_of_every_command_what_it_does_to_the_end(
    call: Calls, monkeypatch: pytest.MonkeyPatch, group: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    status, said, _ = call(*group, "--help")
    listed = said.partition("Commands:\n")[2].splitlines()
    assert status == 0
    assert listed
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)
