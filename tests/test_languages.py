"""Whole pages in each language: all words of the interface are in it, and run its way."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Report
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.conftest import NOW
from tests.test_translations import CATALOGUES, LANGUAGES, MESSAGES, messages, strings

SITE = Path(__file__).parent / "sites" / "trams" / "site"
SAID_BY_THE_STORY = {"Who", "Why", "Notes", "Place"}
"""Messages that are also words of the site's own texts."""

Site = Callable[[str], dict[str, str]]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The pages of a site of which everything is in one language, by their paths."""

    def make(lang: str) -> dict[str, str]:
        root = shutil.copytree(SITE, tmp_path / "site")
        with (root / "nutgraf.toml").open("r+") as settings_file:
            others = settings_file.read()
            settings_file.seek(0)
            settings_file.write(f'language = "{lang}"\n{others}')
        report = Report()
        settings = load_settings(root, Overrides(now=NOW), report)
        assert settings is not None
        build_site(settings, report, Progress())
        assert not report.failed
        output = root / "output"
        return {str(page.relative_to(output)): page.read_text() for page in output.rglob("*.html")}

    return make


def words(page: str) -> str:
    """What a page says, in its text and in the labels of its elements."""
    labels = " | ".join(re.findall(r'aria-label="([^"]*)"', page))
    body = re.sub(r"<(script|head)\b.*?</\1>", "", page, flags=re.DOTALL)
    return unescape(labels + " | " + re.sub(r"<[^>]*>", " | ", body))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_english_word_of_the_interface_is_on_a_page_in_another_language(
    site: Site, lang: str
) -> None:
    translated = {words for one in messages(CATALOGUES[lang]) for words in strings(one)}
    english = {str(one.id) for one in messages(MESSAGES)} - translated - SAID_BY_THE_STORY
    for path, page in site(lang).items():
        said = {part.strip() for part in words(page).split("|")}
        assert said & english == set(), path


def test_arabic_pages_run_from_right_to_left(site: Site) -> None:
    assert all('<html lang="ar" dir="rtl">' in page for page in site("ar").values())


def test_a_language_without_translations_has_english_words_and_its_own_dates(site: Site) -> None:
    page = next(page for path, page in site("nl").items() if path.endswith("trams/index.html"))
    assert ">How it unfolded<" in page
    assert "15 september 2020" in page
