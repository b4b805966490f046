"""`nutgraf.toml` becomes settings, or every mistake in it is named at its place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.site import NavigationItem
from nutgraf.settings import (
    Address,
    Overrides,
    Settings,
    builtin_themes,
    find_root,
    load_settings,
)
from nutgraf.settings.schema import SettingsFile

AUTUMN = datetime(2020, 9, 16, 14, 30)  # noqa: DTZ001 - the zone is the site's


def write(root: Path, text: str) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    (root / "nutgraf.toml").write_bytes(text.encode())
    return root


def load(root: Path, overrides: Overrides | None = None) -> Settings:
    report = Report()
    settings = load_settings(root, overrides or Overrides(), report)
    assert report.diagnostics == ()
    assert settings is not None
    return settings


def mistakes(root: Path, overrides: Overrides | None = None) -> tuple[Diagnostic, ...]:
    report = Report()
    assert load_settings(root, overrides or Overrides(), report) is None
    assert report.failed
    return report.diagnostics


def only_mistake(root: Path, text: str) -> Diagnostic:
    (found,) = mistakes(write(root, text))
    return found


def underlined(diagnostic: Diagnostic) -> tuple[int, str]:
    place = diagnostic.location
    assert place is not None
    assert place.path == "nutgraf.toml"
    return place.line, place.text[place.column - 1 :][: place.length]


def test_a_title_is_enough(tmp_path: Path) -> None:
    settings = load(write(tmp_path, 'title = "News"'))
    assert settings.site.title == "News"
    assert (settings.site.origin, settings.site.base_path) == ("", "/")
    assert settings.content == tmp_path / "content"
    assert settings.output == tmp_path / "output"
    assert settings.state == tmp_path / ".nutgraf"
    assert settings.themes == tmp_path / "themes"
    assert (settings.theme, settings.zone.key, settings.site.language) == ("default", "UTC", "en")
    assert (settings.drafts, settings.authors, settings.review_after) == (False, (), None)


def test_every_setting_is_carried_over(tmp_path: Path) -> None:
    (tmp_path / "site" / "themes" / "own").mkdir(parents=True)
    text = """
        title = " Nouvelles "
        description = "Du jour"
        url = "https://news.example/2020"
        language = "fr-CA"
        timezone = "America/Montreal"
        theme = "own"
        authors = "Jane Doe"
        review_after = 180
        content = "texts/public"
        output = "../public"
        [[navigation]]
        label = "People"
        address = "/participants/"
    """
    settings = load(write(tmp_path / "site", text))
    assert settings.site.title == "Nouvelles"
    assert settings.site.description == "Du jour"
    assert (settings.site.origin, settings.site.base_path) == ("https://news.example", "/2020/")
    assert settings.site.language == "fr-CA"
    (item,) = settings.site.navigation
    assert item == NavigationItem("People", "/participants/")
    assert item.location is not None
    assert (item.location.line, item.location.column) == (14, 19)
    assert settings.theme == "own"
    assert settings.zone == ZoneInfo("America/Montreal")
    assert settings.authors == ("Jane Doe",)
    assert settings.review_after == 180
    assert settings.content == tmp_path / "site" / "texts" / "public"
    assert settings.output == tmp_path / "public"


def test_a_site_s_own_theme_can_be_chosen(tmp_path: Path) -> None:
    (tmp_path / "themes" / "own").mkdir(parents=True)
    assert load(write(tmp_path, 'title = "News"\ntheme = "own"')).theme == "own"


def test_the_default_theme_comes_with_the_program() -> None:
    assert (builtin_themes() / "default").is_dir()


def test_byte_order_mark_and_windows_line_ends_are_no_mistake(tmp_path: Path) -> None:
    settings = load(write(tmp_path, '\ufefftitle = "News"\r\nlanguage = "de"\r\n'))
    assert settings.site.language == "de"


def test_time_without_offset_is_in_the_site_s_zone(tmp_path: Path) -> None:
    root = write(tmp_path, 'title = "News"\ntimezone = "Europe/Berlin"')
    assert load(root, Overrides(now=AUTUMN)).now.isoformat() == "2020-09-16T14:30:00+02:00"


def test_time_with_offset_is_brought_into_the_site_s_zone(tmp_path: Path) -> None:
    root = write(tmp_path, 'title = "News"\ntimezone = "Europe/Berlin"')
    now = load(root, Overrides(now=AUTUMN.replace(tzinfo=UTC))).now
    assert now.isoformat() == "2020-09-16T16:30:00+02:00"


def test_the_machine_s_clock_is_read_in_the_site_s_zone(tmp_path: Path) -> None:
    settings = load(write(tmp_path, 'title = "News"\ntimezone = "Asia/Tokyo"'))
    assert settings.now.tzinfo == ZoneInfo("Asia/Tokyo")


def test_the_command_line_goes_before_the_file(tmp_path: Path) -> None:
    root = write(tmp_path / "site", 'title = "News"\nurl = "https://news.example/a/"')
    address = Address("", "/preview/")
    settings = load(root, Overrides(output=tmp_path / "out", address=address, drafts=True))
    assert (settings.site.origin, settings.site.base_path) == ("", "/preview/")
    assert settings.output == tmp_path / "out"
    assert settings.drafts


def test_the_nearest_folder_with_settings_is_the_site(tmp_path: Path) -> None:
    write(tmp_path, 'title = "Outer"')
    inner = write(tmp_path / "a" / "b", 'title = "Inner"')
    deep = inner / "content" / "explainers"
    deep.mkdir(parents=True)
    assert find_root(deep) == inner
    assert find_root(tmp_path / "a") == tmp_path


def test_without_a_root_the_site_around_the_working_folder_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, 'title = "News"')
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    settings = load_settings(None, Overrides(), Report())
    assert settings is not None
    assert settings.root == tmp_path


def test_missing_settings_say_what_to_do(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path)
    assert found.code == "settings-missing"
    assert found.location is None
    assert "--root" in found.hint


def test_every_mistake_is_found_in_one_run(tmp_path: Path) -> None:
    text = """\
titel = "News"
url = "news.example"
language = "english"
timezone = "Europe/Belin"
theme = "defualt"
review_after = "soon"
authors = ["Jane", 7]
content = ".."
output = "content"
[[navigation]]
lable = "People"
address = "//elsewhere.example/"
"""
    found = mistakes(write(tmp_path, text))
    assert [(each.code, *underlined(each)) for each in found] == [
        ("settings-missing-key", 1, ""),
        ("settings-unknown-key", 1, "titel"),
        ("settings-url", 2, '"news.example"'),
        ("settings-language", 3, '"english"'),
        ("settings-timezone", 4, '"Europe/Belin"'),
        ("settings-theme", 5, '"defualt"'),
        ("settings-wrong-type", 6, '"soon"'),
        ("settings-wrong-type", 7, "7"),
        ("settings-folder", 8, '".."'),
        ("settings-folder", 9, '"content"'),
        ("settings-missing-key", 10, "navigation"),
        ("settings-unknown-key", 11, "lable"),
        ("settings-wrong-type", 12, '"//elsewhere.example/"'),
    ]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ('lang = "en"', "language"),
        ('time_zone = "UTC"', "timezone"),
        ('Theme = "default"', "theme"),
        ('timezone = "europe/berln"', "Europe/Berlin"),
    ],
)
def test_the_nearest_name_is_suggested(tmp_path: Path, wrong: str, meant: str) -> None:
    assert only_mistake(tmp_path, f'title = "News"\n{wrong}').hint == f"Did you mean `{meant}`?"


def test_a_key_like_no_other_gets_the_list_of_keys(tmp_path: Path) -> None:
    found = only_mistake(tmp_path, 'title = "News"\nxyz = 1')
    assert found.hint.startswith("The keys are: title, description, url,")


@pytest.mark.parametrize("timezone", ["", "Europe", "../UTC", "/etc/localtime", "{x}", "\u0000"])
def test_no_time_zone_is_looked_for_outside_the_time_zones(tmp_path: Path, timezone: str) -> None:
    escaped = timezone.replace("\u0000", "\\u0000")
    found = only_mistake(tmp_path, f'title = "News"\ntimezone = "{escaped}"')
    assert found.code == "settings-timezone"


@pytest.mark.parametrize("theme", ["..", "../themes/default", "/"])
def test_no_theme_is_looked_for_outside_the_themes(tmp_path: Path, theme: str) -> None:
    assert only_mistake(tmp_path, f'title = "News"\ntheme = "{theme}"').code == "settings-theme"


@pytest.mark.parametrize(
    "output", [".", "..", "content", "content/x", "themes", ".nutgraf", ".git/hooks", "/"]
)
def test_output_never_mixes_with_the_site_s_own_files(tmp_path: Path, output: str) -> None:
    found = only_mistake(tmp_path / "site", f'title = "News"\noutput = "{output}"')
    assert found.code == "settings-folder"
    (called,) = mistakes(
        write(tmp_path / "site", 'title = "News"'),
        Overrides(output=tmp_path / "site" / output),
    )
    assert (called.code, called.location) == ("settings-folder", None)


def test_output_is_never_the_folder_of_all_that_somebody_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "ann"))
    found = only_mistake(tmp_path / "site", 'title = "News"\noutput = "../ann"')
    assert found.code == "settings-folder"
    assert "your own folder" in found.message


@pytest.mark.parametrize("output", ["nutgraf.toml", "nutgraf.toml/public"])
def test_output_in_the_place_of_a_file_is_refused(tmp_path: Path, output: str) -> None:
    found = only_mistake(tmp_path, f'title = "News"\noutput = "{output}"')
    assert found.code == "settings-folder"
    assert "there is a file in its place" in found.message


def test_output_that_is_a_link_into_the_content_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "content")
    assert only_mistake(tmp_path, 'title = "News"').code == "settings-folder"


@pytest.mark.parametrize(
    ("text", "line", "part", "words"),
    [
        ("title = News", 1, "News", "a text in quotes"),
        ('a = 1\ntitle = "News', 2, 'title = "News', "isn't closed"),
        ('title: "News"', 1, ': "News"', "equals sign"),
        ('title = "a "quoted" word"', 1, 'quoted" word"', "more on this line"),
        ('title = "a"\ntitle = "b"\n', 2, 'title = "b"', "more than once"),
        ("[a]\n[a]\n", 2, "]", "more than once"),
        ("title = ", 1, "title =", "a text in quotes"),
        ("a = 1\nx = " + "[" * 5000, 2, "x = " + "[" * 5000, "too deep"),
        ("a = 1\nx = " + "1" * 5000, 2, "x = " + "1" * 5000, "too many digits"),
    ],
)
def test_broken_toml_is_explained_at_its_place(
    tmp_path: Path, text: str, line: int, part: str, words: str
) -> None:
    found = only_mistake(tmp_path, text)
    assert found.code == "settings-syntax"
    assert words in found.message
    place = found.location
    assert place is not None
    assert (place.line, place.text[place.column - 1 :].strip()) == (line, part)


def test_content_that_is_a_link_to_the_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "content").symlink_to(tmp_path / "output")
    assert only_mistake(tmp_path, 'title = "News"').code == "settings-folder"


def test_a_file_beside_the_themes_is_none(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "notes.txt").touch()
    found = only_mistake(tmp_path, 'title = "News"\ntheme = "notes.txt"')
    assert (found.code, found.hint) == ("settings-theme", "There are: default.")


def test_settings_that_are_not_utf_8_are_refused_at_their_line(tmp_path: Path) -> None:
    (tmp_path / "nutgraf.toml").write_bytes(b'url = "/"\ntitle = "K\xf6ln"\n')
    (found,) = mistakes(tmp_path)
    assert found.code == "settings-encoding"
    assert underlined(found) == (2, "\N{REPLACEMENT CHARACTER}")


def test_settings_that_are_not_utf_8_behind_a_byte_order_mark_are_refused_at_their_line(
    tmp_path: Path,
) -> None:
    text = b'\xef\xbb\xbfurl = "/"\ndescription = "\xc3\x9c"\ntitle = "K\xf6ln"\n'
    (tmp_path / "nutgraf.toml").write_bytes(text)
    (found,) = mistakes(tmp_path)
    assert found.code == "settings-encoding"
    assert underlined(found) == (3, "\N{REPLACEMENT CHARACTER}")


@pytest.mark.parametrize("value", ["1", "true", "[]", "{}", "inf", "2020-01-01", "10:00:00"])
@pytest.mark.parametrize("key", SettingsFile.model_fields)
def test_value_of_the_wrong_kind_is_reported_at_its_key(
    tmp_path: Path, key: str, value: str
) -> None:
    rest = "" if key == "title" else 'title = "News"\n'
    report = Report()
    settings = load_settings(write(tmp_path, f"{rest}{key} = {value}\n"), Overrides(), report)
    assert (settings is None) == report.failed
    assert {f.location.line for f in report.diagnostics if f.location} <= {1 + rest.count("\n")}


@pytest.mark.parametrize("line", ["outputs = [1]", "[audit]\nerrors = [[]]", "timezone = 1"])
def test_name_that_is_no_text_is_told_so(tmp_path: Path, line: str) -> None:
    found = only_mistake(tmp_path, f'title = "News"\n{line}')
    assert found.code == "settings-wrong-type"
    assert "should be a text" in found.message


def test_unknown_limit_is_told_which_there_are(tmp_path: Path) -> None:
    found = only_mistake(tmp_path, 'title = "News"\n[limits]\nevent = 5')
    assert (found.code, found.hint) == ("settings-unknown-key", "Did you mean `events`?")
