"""Message catalogues: files in gettext's .po format, named after their languages ("zh-Hans.po")."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO
from typing import TypeAlias

from babel.core import get_global
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from nutgraf.model.diagnostics import Location, Report
from nutgraf.rendering.layers import Layer, ThemeFile
from nutgraf.rendering.locales import locale_of

Catalogues: TypeAlias = tuple[Catalog, ...]
"""Catalogues of one name; a later one has the last word."""

FOLDER = "translations"
OWN = files("nutgraf.rendering") / FOLDER
ENDING = ".po"


def catalogue_names(tag: str) -> tuple[str, ...]:
    """The catalogues for a BCP 47 language, from general to special: "de", "de-Latn", "de-AT".

    A script that the tag doesn't say is the likely one: "zh" is "zh-Hans", "zh-TW" is "zh-Hant".
    """
    locale = locale_of(tag)
    likely = get_global("likely_subtags").get(str(locale), "").split("_")
    script = locale.script or (likely[1] if len(likely) > 2 else "")
    parts = (part for part in (script, locale.territory) if part)
    return (locale.language, *(f"{locale.language}-{part}" for part in parts))


def own_catalogues(name: str) -> Catalogues:
    """The program's own catalogue of that name, if there is one."""
    file = OWN / f"{name}{ENDING}"
    return (_read(file.read_bytes()),) if file.is_file() else ()


def theme_catalogues(layers: tuple[Layer, ...], report: Report) -> Mapping[str, Catalogues]:
    """The catalogues in a theme's folders by name, those of the nearest folder last.

    One that can't be understood is an error in the report.
    """
    found: dict[str, Catalogues] = {}
    for layer in reversed(layers):
        for path in sorted((layer.folder / FOLDER).glob(f"*{ENDING}")):
            file = ThemeFile(path, f"{layer.label}/{FOLDER}/{path.name}")
            found[path.stem] = (*found.get(path.stem, ()), *_understood(file, report))
    return found


def _read(content: bytes) -> Catalog:
    return read_po(BytesIO(content), abort_invalid=True)


def _understood(file: ThemeFile, report: Report) -> Catalogues:
    """The catalogue of a file, if all of it is right."""
    try:
        catalogue = _read(file.file.read_bytes())
    except PoFileError as error:
        _refuse(file, error.lineno + 1, str(error), report)
        return ()
    except (AssertionError, LookupError, TypeError, ValueError):
        _refuse(file, 0, "it isn't a catalogue of messages in UTF-8", report)
        return ()
    flaws = [(message, str(flaw)) for message, several in catalogue.check() for flaw in several]
    for message, flaw in flaws:
        _refuse(file, message.lineno or 0, flaw, report)
    return () if flaws else (catalogue,)


def _refuse(file: ThemeFile, line: int, words: str, report: Report) -> None:
    text = file.line(line)
    where = Location(file.path, line, 1, len(text), text) if text else Location(file.path)
    hint = "An editor for gettext's files, such as Poedit, finds such mistakes too."
    report.error("theme-settings", f"This can't be used as a translation: {words}.", where, hint)
