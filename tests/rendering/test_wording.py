"""Dates in words, as readers of each language see them."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from babel import localedata

from nutgraf.checking.edtf import parse_when
from nutgraf.rendering.wording import word_when

BERLIN = ZoneInfo("Europe/Berlin")
THIN = "\N{THIN SPACE}"
PHRASES = files("nutgraf.rendering") / "phrases"
OUR_LANGUAGES = ("en", "de", "fr", "es", "ar", "zh")


def words(text: str, lang: str = "en", *, within_year: bool = False) -> str:
    """The words of a date, with plain spaces in place of CLDR's many kinds."""
    told = word_when(parse_when(text, BERLIN), lang, within_year=within_year)
    return " ".join(told.split())


ENGLISH = {
    "2020-05-25": "25 May 2020",
    "2020-07": "July 2020",
    "2020": "2020",
    "2020-09-15T14:30": "15 September 2020, 14:30",
    "2020-09-15T14:30:15": "15 September 2020, 14:30:15",
    "2020-09-15T22:30Z": "16 September 2020, 00:30",
    "2020-21": "spring 2020",
    "2020-24": "winter 2020–2021",
    "199X": "the 1990s",
    "19XX": "the 20th century",
    "20XX": "the 21st century",
    "12XX": "the 13th century",
    "2004-XX": "2004",
    "2004-06-XX": "June 2004",
    # years that could be mistaken have their era
    "-0043": "44 BC",
    "-0043-03-15": "15 March 44 BC",
    "0000": "1 BC",
    "0410-08-24": "24 August 410 AD",
    "Y-170000002": "170,000,003 BC",
    "Y10000": "10,000 AD",
    "9999-05-25": "25 May 9999",
    "0001-05-25": "25 May 1 AD",
    "0000/0002": "1 BC – 2 AD",
    "-00XX": "the 1st century BC",
    "-004X": "between 50 and 41 BC",
    "004X": "between 40 and 49 AD",
    "00XX": "between 1 BC and 99 AD",
    # how sure
    "2020-09~": "about September 2020",
    "2020?": "possibly 2020",
    "2020-05-25%": "possibly about 25 May 2020",
    "199X~": "about the 1990s",
    # intervals say once what their ends share
    "2020-07-01/2020-07-31": "1–31 July 2020",
    "2020-07-01/2020-08-03": "1 July – 3 August 2020",
    "2020-12-30/2021-01-02": "30 December 2020 – 2 January 2021",
    "2020-07/2020-09": "July – September 2020",
    "2019/2021": "2019–2021",
    "-0049/-0043": "50 – 44 BC",
    "-0004/0005": "5 BC – 5 AD",
    "2020-05/2020-05": "May 2020",
    "2019/2020-05": "2019 – May 2020",
    "2019~/2020?": "about 2019 – possibly 2020",
    "2020-09-15T14:30/2020-09-15T16:00": "15 September 2020, 14:30 – 16:00",
    "2020-09-15T14:30/2020-09-16T09:00": "15 September 2020, 14:30 – 16 September 2020, 09:00",
    # open ends, and unknown ones
    "../2020-05": "by May 2020",
    "2019/..": "since 2019",
    "2019~/..": "since about 2019",
    "199X/..": "since the 1990s",
    "2019/": "from 2019, end not known",
    "/2019-05": "until May 2019, start not known",
    # one of several
    "[2020-06-03,2020-06-05]": "3 or 5 June 2020",
    "[2020-06-09,2020-06-03,2020-06-05]": "3, 5 or 9 June 2020",
    "[2020-06-03,2020-07-05,2020-08-09]": "3 June, 5 July or 9 August 2020",
    "[2020-06,2020-08]": "June or August 2020",
    "[2018,2019,2020,2021]": "2018, 2019, 2020 or 2021",
    "[2018,2019-05]": "2018 or May 2019",
    "[2018~,2019]": "about 2018 or 2019",
    "[2020-06-03..2020-06-05]": "between 3 and 5 June 2020",
    "[2020-06-03..2021-06-05]": "between 3 June 2020 and 5 June 2021",
    "[2019~..2021]": "between about 2019 and 2021",
    "[2020..2020]": "2020",
    "[..2020-05]": "May 2020 or earlier",
    "[2020-05..]": "May 2020 or later",
    "[-0043-06-03,-0043-07-05,-0043-08-09]": "3 June, 5 July or 9 August 44 BC",
    "[2019-06-03,2020-07-05,2021-08-09]": "3 June 2019, 5 July 2020 or 9 August 2021",
    "[2018,2020..2021]": "2018 or between 2020 and 2021",
    "[2020]": "2020",
}

WITHIN_ITS_YEAR = {
    "2020-05-25": "25 May",
    "2020-07": "July",
    "2020-09~": "about September",
    "2020-21": "spring",
    "2020-09-15T14:30": "15 September, 14:30",
    "2020-07-01/2020-07-31": "1–31 July",
    "2020-07/2020-09": "July – September",
    "[2020-06-03..2020-06-05]": "between 3 and 5 June",
    "[2020-06-03,2020-07-05]": "3 June or 5 July",
    "../2020-05": "by May",
    "2020-05/..": "since May",
    "-0043-03-15": "15 March",
    # what doesn't lie in one year, or is no more than a year, keeps it
    "2020": "2020",
    "2020-24": "winter 2020–2021",
    "2020-12-30/2021-01-02": "30 December 2020 – 2 January 2021",
    "2019/2020-05": "2019 – May 2020",
    "199X": "the 1990s",
    "2020/..": "since 2020",
}

ELSEWHERE = {
    "en-US": {
        "2020-05-25": "May 25, 2020",
        "2020-09-15T14:30": "September 15, 2020, 2:30 PM",
        "2020-07-01/2020-07-31": "July 1 – 31, 2020",
        "[2020-06-03,2020-06-05,2020-06-09]": "June 3, 5, or 9, 2020",
        "2020-23": "fall 2020",
    },
    "de": {
        "2020-05-25": "25. Mai 2020",
        "-0043-03-15": "15. März 44 v. Chr.",
        "2020-09~": "um September 2020",
        "2020-09-15~": "um den 15. September 2020",
        "2020-07-01/2020-07-31": "1.–31. Juli 2020",
        "../2020-05-03": "spätestens am 3. Mai 2020",
        "../2020-05": "spätestens im Mai 2020",
        "2019/..": "seit 2019",
        "199X/..": "seit den 1990er-Jahren",
        "199X": "1990er-Jahre",
        "19XX": "20. Jahrhundert",
        "2021-21": "Frühling 2021",
        "[2020-06-03..2020-06-05]": "zwischen dem 3. und dem 5. Juni 2020",
        "[2020-06-03,2020-06-05,2020-06-09]": "3., 5. oder 9. Juni 2020",
        "2019/": "ab 2019, Ende nicht bekannt",
    },
    "fr": {
        "2020-05-01": "1er mai 2020",
        "2020-05-25": "25 mai 2020",
        "-0043": "44 av. J.-C.",
        "2020-09~": "vers septembre 2020",
        "2020-07-01/2020-07-31": "1er–31 juillet 2020",
        "2019-03-02/..": "depuis le 2 mars 2019",
        "2020-22/..": "depuis l’été 2020",
        "2020-21/..": "depuis le printemps 2020",
        "2020~/..": "depuis 2020 environ",
        "../2020-05": "au plus tard en mai 2020",
        "19XX": "XXe siècle",
        "[2020-06-03..2020-06-05]": "entre le 3 et le 5 juin 2020",
    },
    "es": {
        "2020-05-25": "25 de mayo de 2020",
        "-0043-03-15": "15 de marzo de 44 a. C.",
        "2020-07-01/2020-07-31": "1–31 de julio de 2020",
        "2020-21~": "hacia la primavera de 2020",
        "2019/..": "desde 2019",
        "19XX": "siglo XX",
        "[2020-06-03..2020-06-05]": "entre el 3 y el 5 de junio de 2020",
    },
    "ar": {
        "2020-05-25": "25 مايو 2020",
        "-0043": "44 ق.م",
        "2020-09~": "نحو سبتمبر 2020",
        "2019/..": "منذ 2019",
        "2021-21": "ربيع 2021",
        "[2020-06-03..2020-06-05]": "بين 3 و5 يونيو 2020",
    },
    "zh": {
        "2020-05-25": "2020年5月25日",
        "-0043-03-15": "公元前44年3月15日",
        "2020-09~": "约2020年9月",
        "2019/..": "自2019年起",
        "2021-21": "2021年春季",
        "2020-07-01/2020-07-31": "2020年7月1日至31日",
        "[2020-06-03,2020-06-05,2020-06-09]": "2020年6月3日、5日或9日",
        "[2020-06-03,2020-07-05,2020-08-09]": "2020年6月3日、7月5日或8月9日",
    },
    "zh-TW": {"2020-09~": "約2020年9月", "19XX": "20世紀"},
    # a language without phrases of ours: CLDR's dates with English words
    "it": {
        "2020-05-25": "25 maggio 2020",
        "2020-09~": "about settembre 2020",
        "2020-05-01/2020-05-07": "1–7 maggio 2020",
        "2020-05-01/2020-06-03": "1 maggio – 3 giugno 2020",
        "[2020-06-03,2020-06-05,2020-06-09]": "3, 5 o 9 giugno 2020",
        "[2020-06,2020-08,2020-09]": "giugno, agosto o settembre 2020",
    },
    "pt": {"0001-03-02/0001-04-03": "2 de março – 3 de abril de 1 d.C."},
    "cs": {
        "2020-05-03/2020-05-07": "3.–7. 5. 2020",
        "2020-05/2020-06": "květen–červen 2020",
        "[2020-06-03,2020-07-05,2020-08-09]": "3. 6., 5. 7. nebo 9. 8. 2020",
    },
    "lt": {"2020-07": "2020 m. liepa"},
    "lo": {"2020-05-03/2020-06-05": "3/05 – 5/06/2020"},
    "lv": {"2020-07-04": "2020. gada 4. jūlijs"},
    "ast": {"[2020-05-03,2020-06-05,2020-07-09]": "3 de mayu, 5 de xunu o 9 de xunetu de 2020"},
    "vi": {"[2020-05,2020-06,2020-08]": "tháng 5, tháng 6 hoặc tháng 8 năm 2020"},
    "pap": {"0000-03-15/0001-03-16": "15 Mart 1 P.K – 16 Mart 1 D.K"},
    "yo": {"2020-07": "Oṣù Agẹmọ 2020"},
    "fa": {"2020-05/2020-06": "مهٔ 2020 تا ژوئن 2020"},
    # a language that CLDR doesn't have, and none at all
    "tlh": {"2020-05-25": "25 May 2020"},
    "de-x-newsroom": {"2020-05-25": "25. Mai 2020"},
    "": {"2020-05-25": "25 May 2020"},
}


@pytest.mark.parametrize("text", ENGLISH)
def test_an_english_reader_sees_the_date_as_exactly_as_it_is_known(text: str) -> None:
    assert words(text) == ENGLISH[text]


@pytest.mark.parametrize("text", WITHIN_ITS_YEAR)
def test_under_its_year_a_date_does_not_repeat_it(text: str) -> None:
    assert words(text, within_year=True) == WITHIN_ITS_YEAR[text]


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang, told in ELSEWHERE.items() for text in told]
)
def test_a_reader_of_another_language_sees_it_in_that_language(lang: str, text: str) -> None:
    assert words(text, lang) == ELSEWHERE[lang][text]


def test_the_spaces_around_a_dash_are_the_ones_of_the_language() -> None:
    told = word_when(parse_when("2020-07-01/2020-08-03", BERLIN), "en")
    assert told == f"1 July{THIN}–{THIN}3 August 2020"


def test_a_month_without_its_year_has_the_form_in_which_it_stands_alone() -> None:
    assert words("2020-07", "el") == "Ιούλιος 2020"
    assert words("2020-07", "el", within_year=True) == "Ιούλιος"


def test_one_language_does_not_change_the_words_of_another() -> None:
    # Babel's locales share dictionaries, and looking up a Chinese month once changed the German
    in_turn = ("zh", "ko", "he", "de", "no", "fr", "zh-TW", "en")
    july = [words("2020-07", lang, within_year=True) for lang in in_turn]
    assert july == ["7月", "7월", "יולי", "Juli", "juli", "juillet", "7月", "July"]


def test_every_language_of_cldr_can_word_every_kind_of_date() -> None:
    kinds = [(text, False) for text in ENGLISH] + [(text, True) for text in WITHIN_ITS_YEAR]
    languages = [name for name in localedata.locale_identifiers() if "_" not in name]
    assert len(languages) > 200
    for lang in languages:
        told = [words(text, lang, within_year=short) for text, short in kinds]
        assert all(told), lang
        assert not set("{}") & set("".join(told)), lang


@pytest.mark.parametrize("language", OUR_LANGUAGES)
def test_each_of_our_languages_has_every_phrase_with_the_same_blanks(language: str) -> None:
    english, ours = (
        tomllib.loads((PHRASES / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("en", language)
    )
    assert ours.keys() == english.keys()
    for name in ("between", "since", "by", "from", "until", "about", "possibly"):
        blanks = {"{start}", "{end}"} if name == "between" else {"{date}"}
        phrase = ours[name]
        for variant in [phrase] if isinstance(phrase, str) else phrase.values():
            assert all(blank in variant for blank in blanks), variant
