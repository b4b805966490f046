"""Readers' words: gettext's functions in each language, and what a theme adds to them."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from nutgraf.rendering.messages import Vocabulary, Words, words_of
from tests.rendering.conftest import ThemeLoader

ABOUT = 'name = "Mine"'
HEADER = """msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""


def html(lang: str) -> Words:
    return Vocabulary({}).words_of(lang)


def catalogue(*lines: str) -> str:
    return HEADER + "\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", "Quelle 3"),
        ("de-AT", "Quelle 3"),
        ("DE", "Quelle 3"),
        ("fr-CA", "Source 3"),
        ("zh", "来源 3"),
        ("zh-CN", "来源 3"),
        ("zh-Hans-SG", "来源 3"),
        ("zh-TW", "Source 3"),
        ("nl", "Source 3"),
        ("tlh", "Source 3"),
        ("", "Source 3"),
    ],
)
def test_words_are_those_of_the_nearest_language_or_english(lang: str, words: str) -> None:
    assert words_of(lang).gettext("Source %(number)s", number=3) == words


def test_values_are_escaped_in_html_and_stay_as_they_are_in_text() -> None:
    assert html("de").gettext("Source %(number)s", number="<b>") == "Quelle &lt;b&gt;"
    assert html("de").gettext("Source %(number)s", number=Markup("<b>1</b>")) == "Quelle <b>1</b>"
    assert words_of("de").gettext("Source %(number)s", number="<b>") == "Quelle <b>"


def test_sign_of_per_cent_is_written_twice_with_values_and_without() -> None:
    assert html("en").gettext("100 %% of %(what)s", what="it") == "100 % of it"
    assert html("en").gettext("100 %%") == "100 %"
    assert html("en").gettext("100 %%") == "100 %", "the second time it is known already"


@pytest.mark.parametrize(
    ("lang", "number", "words"),
    [
        ("en", 0, "0 things"),
        ("en", 1, "1 thing"),
        ("en", 20_000, "20,000 things"),
        ("de-CH", 20_000, "20’000 things"),
    ],
)
def test_numbers_have_the_form_and_the_separators_of_the_language(
    lang: str, number: int, words: str
) -> None:
    assert html(lang).ngettext("%(num)s thing", "%(num)s things", number) == words


def test_theme_adds_messages_and_says_others_in_its_own_words(load: ThemeLoader) -> None:
    own = catalogue('msgid "Notes"', 'msgstr "Fußnoten"', 'msgid "Tell us"', 'msgstr "Schreiben"')
    loaded = load({"mine/theme.toml": ABOUT, "mine/translations/de.po": own})
    assert loaded.theme
    words = loaded.theme.words_of("de-AT")
    assert words.gettext("Notes") == "Fußnoten"
    assert words.gettext("Tell us") == "Schreiben"
    assert words.gettext("Source %(number)s", number=3) == "Quelle 3"
    assert loaded.theme.words_of("en").gettext("Notes") == "Notes"


def test_theme_brings_a_language_and_rewords_english(load: ThemeLoader) -> None:
    files = {
        "mine/theme.toml": ABOUT,
        "mine/translations/nl.po": catalogue('msgid "Notes"', 'msgstr "Noten"'),
        "mine/translations/en.po": catalogue('msgid "Notes"', 'msgstr "Remarks"'),
    }
    loaded = load(files)
    assert loaded.theme
    assert loaded.theme.words_of("nl").gettext("Notes") == "Noten"
    assert loaded.theme.words_of("en-GB").gettext("Notes") == "Remarks"


def test_words_of_a_country_and_of_a_child_theme_come_before_others(load: ThemeLoader) -> None:
    builtin = {
        "base/theme.toml": ABOUT,
        "base/translations/de.po": catalogue('msgid "a"', 'msgstr "de"', 'msgid "b"', 'msgstr "b"'),
        "base/translations/de-AT.po": catalogue('msgid "a"', 'msgstr "at"'),
    }
    site = {
        "mine/theme.toml": 'parent = "base"',
        "mine/translations/de.po": catalogue('msgid "b"', 'msgstr "child"'),
    }
    loaded = load(site, builtin)
    assert loaded.theme
    assert loaded.theme.words_of("de-AT").gettext("a") == "at"
    assert loaded.theme.words_of("de").gettext("a") == "de"
    assert loaded.theme.words_of("de").gettext("b") == "child"


def test_template_speaks_the_language_of_its_page(load: ThemeLoader) -> None:
    source = (
        "{{ _('Notes') }} {% trans number=2 %}Source {{ number }}{% endtrans %}"
        " {{ ngettext('%(num)s thing', '%(num)s things', 2) }} {{ pgettext('a tool', 'File') }}"
    )
    loaded = load({"mine/theme.toml": ABOUT, "mine/templates/page.html": source})
    assert loaded.theme
    said = loaded.theme.make("page.html", loaded.theme.words_of("de").functions)
    assert said == "Anmerkungen Quelle 2 2 things File"


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        (('msgid "a"', 'mgstr "b"'), 7, "Unknown or misformatted keyword"),
        (('msgid "a"', "", 'msgid "b"', 'msgstr "c"'), 6, "missing msgstr for msgid 'a'"),
        (('msgid "%(a)s"', 'msgstr "%(b)s"'), 6, "unknown named placeholder 'b'"),
    ],
)
def test_catalogue_with_a_mistake_is_reported_at_its_line(
    load: ThemeLoader, lines: tuple[str, ...], line: int, message: str
) -> None:
    files = {"mine/theme.toml": ABOUT, "mine/translations/de.po": catalogue(*lines)}
    report = load(files).report
    assert [(one.code, one.location.line) for one in report.diagnostics if one.location] == [
        ("theme-settings", line)
    ]
    assert message in report.diagnostics[0].message


def test_catalogue_that_is_not_text_is_reported(load: ThemeLoader) -> None:
    loaded = load({"mine/theme.toml": ABOUT, "mine/translations/de.po": b'msgid "caf\xe9"\n'})
    assert [one[:2] for one in loaded.found] == [
        ("theme-settings", "themes/mine/translations/de.po")
    ]
