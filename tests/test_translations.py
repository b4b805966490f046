"""The program's catalogues say every message of templates and code, and nothing else."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural

from tests.translating import (
    TRANSLATIONS,
    bring_up_to_date,
    catalogues,
    extracted,
    is_translated,
)

LANGUAGES = ("ar", "de", "es", "fr", "zh-Hans")
MESSAGES = extracted()
CATALOGUES = catalogues()
PLACE = re.compile(r"%\((\w+)\)s")

each_language = pytest.mark.parametrize("lang", LANGUAGES)


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def strings(message: Message) -> tuple[str, ...]:
    """The translations of a message, one for each form of number that it has."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def test_there_is_a_catalogue_for_each_language() -> None:
    assert tuple(CATALOGUES) == LANGUAGES


@each_language
def test_every_message_of_templates_and_code_is_translated(lang: str) -> None:
    waiting = [message.id for message in CATALOGUES[lang] if not is_translated(message)]
    missing = [one.id for one in messages(MESSAGES) if not CATALOGUES[lang].get(*key(one))]
    assert (waiting, missing) == ([], []), "run `make messages` and translate what it lists"


@each_language
def test_no_catalogue_keeps_a_message_that_nobody_says(lang: str) -> None:
    assert [one.id for one in messages(CATALOGUES[lang]) if not MESSAGES.get(*key(one))] == []


@each_language
def test_catalogues_are_as_make_messages_writes_them(lang: str) -> None:
    written = (TRANSLATIONS / f"{lang}.po").read_bytes()
    assert bring_up_to_date(catalogues()[lang], MESSAGES) == written


@each_language
def test_catalogue_has_the_forms_of_number_of_its_language(lang: str) -> None:
    number, expression = get_plural(str(Locale.parse(lang, sep="-")))
    catalogue = CATALOGUES[lang]
    assert (catalogue.num_plurals, catalogue.plural_expr) == (number, expression)
    assert list(catalogue.check()) == []


@each_language
def test_translations_have_the_places_of_their_message(lang: str) -> None:
    for message in messages(CATALOGUES[lang]):
        ids = (message.id,) if isinstance(message.id, str) else message.id
        places = {place for words in ids for place in PLACE.findall(words)}
        for words in strings(message):
            left_out = places - set(PLACE.findall(words))
            assert left_out <= {"num"}, f"{message.id}: {words}"


@each_language
def test_translations_are_words_without_markup(lang: str) -> None:
    texts = [words for message in messages(CATALOGUES[lang]) for words in strings(message)]
    assert [words for words in texts if re.search(r"[<>&\"]|  |^ |\n", words)] == []


def key(message: Message) -> tuple[str, str | None]:
    """How a catalogue knows a message."""
    return (message.id if isinstance(message.id, str) else message.id[0]), message.context
