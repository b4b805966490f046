"""The words that pages need besides those of their content: gettext's catalogues, by language.

English words are the messages themselves. A language without a catalogue has the English words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.numbers import format_decimal
from markupsafe import Markup as Html

from nutgraf.rendering.catalogues import Catalogues, catalogue_names, own_catalogues
from nutgraf.rendering.html import as_html, shown
from nutgraf.rendering.locales import locale_of

SHORT_NUMBER = 1000
"""Smaller numbers need no separators."""


@dataclass(frozen=True, slots=True)
class Words:
    """The interface words of one language: gettext's functions, under their names.

    Values fill in the `%(names)s` of a message; a sign of per cent is written twice. `form` is
    what the functions give: text, or HTML, where values are escaped.
    """

    lang: str
    form: type[str]
    _translations: NullTranslations
    _fixed: dict[str, str] = field(default_factory=dict)

    def gettext(self, message: str, /, **values: object) -> str:
        """The words of a message."""
        if values:
            return self._filled(self._translations.gettext(message), values)
        if message not in self._fixed:
            self._fixed[message] = self._filled(self._translations.gettext(message), values)
        return self._fixed[message]

    def ngettext(self, singular: str, plural: str, num: int, /, **values: object) -> str:
        """The words for a number of things, which they have as `%(num)s`."""
        words = self._translations.ngettext(singular, plural, num)
        return self._filled(words, {"num": self._number(num), **values})

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """The words of a message that means different things in different places."""
        return self._filled(self._translations.pgettext(context, message), values)

    def _filled(self, words: str, values: Mapping[str, object]) -> str:
        """What `Html(words) % values` gives too, in three times the time."""
        if self.form is Html:
            return as_html(words % {name: shown(value) for name, value in values.items()})
        return self.form(words % values)

    @property
    def functions(self) -> dict[str, Callable[..., Any]]:
        """What a template can call, by name: what Jinja's `{% trans %}` calls, and `_`."""
        return {
            "_": self.gettext,
            "gettext": self.gettext,
            "ngettext": self.ngettext,
            "pgettext": self.pgettext,
        }

    def _number(self, number: int) -> str:
        """A whole number with the separators of the language: "20,000"."""
        if number < SHORT_NUMBER:
            return str(number)
        return format_decimal(number, locale=locale_of(self.lang))


@lru_cache(maxsize=64)
def words_of(lang: str) -> Words:
    """The program's own words in a BCP 47 language, as text: for files that no theme makes."""
    return Words(lang, str, _translations(lang, {}))


class Vocabulary:
    """The words of a theme's pages in every language: the program's, and over them the theme's."""

    def __init__(self, catalogues: Mapping[str, Catalogues]) -> None:
        self._catalogues = catalogues
        self._known: dict[str, Words] = {}

    def words_of(self, lang: str) -> Words:
        """The words in a BCP 47 language, as HTML."""
        if lang not in self._known:
            self._known[lang] = Words(lang, Html, _translations(lang, self._catalogues))
        return self._known[lang]


def _translations(lang: str, further: Mapping[str, Catalogues]) -> NullTranslations:
    """All catalogues of a language: one falls back to the one before, the first to English."""
    names = catalogue_names(lang)
    found = [*map(own_catalogues, names), *(further.get(name, ()) for name in names)]
    translations = NullTranslations()
    for catalogue in (one for several in found for one in several):
        later = _compiled(catalogue)
        later.add_fallback(translations)
        translations = later
    return translations


def _compiled(catalogue: Catalog) -> GNUTranslations:
    machine_readable = BytesIO()
    write_mo(machine_readable, catalogue)
    machine_readable.seek(0)
    return GNUTranslations(machine_readable)
