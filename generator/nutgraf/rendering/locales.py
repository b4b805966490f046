"""CLDR's data for the language of a page, from Babel."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache

from babel import Locale, UnknownLocaleError, localedata


@lru_cache(maxsize=64)
def locale_of(tag: str) -> Locale:
    """The locale of a BCP 47 language tag, or the nearest that CLDR has, at last British English.

    Plain English is the British one: CLDR's is American. Babel's locales inherit dictionaries
    from each other, and looking something up may write into them, so that German dates can end up
    in Chinese (python-babel/babel#1234, in 2.18). Each locale gets dictionaries of its own here,
    so nothing else may be asked for a locale.
    """
    locale = _nearest(tag)
    data = localedata.load(str(locale))
    own = deepcopy(data)
    data.clear()
    data.update(own)
    return locale


def direction_of(tag: str) -> str:
    """The way that a BCP 47 language is written: "ltr" or "rtl"."""
    return "rtl" if locale_of(tag).character_order == "right-to-left" else "ltr"


def _nearest(tag: str) -> Locale:
    subtags = tag.replace("_", "-").split("-")
    while subtags[0] not in {"", "und"}:
        try:
            locale = Locale.parse("-".join(subtags), sep="-")
        except (UnknownLocaleError, ValueError):
            subtags = subtags[:-1] or [""]
        else:
            return Locale("en", "GB") if str(locale) == "en" else locale
    return Locale("en", "GB")
