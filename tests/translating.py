"""Keeps the message catalogues in step with templates and code: `make messages`.

Where messages are looked for is said in `pyproject.toml`, under `tool.babel`.
"""

from __future__ import annotations

import tomllib
from io import SEEK_END, BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

REPOSITORY = Path(__file__).resolve().parents[1]
TRANSLATIONS = REPOSITORY / "generator" / "nutgraf" / "rendering" / "translations"

HEADER = """\
# Readers' words. After a change of templates or code: make messages.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def extracted() -> Catalog:
    """Every message of templates and code, with the files it stands in."""
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    mappings = [dict(each) for each in settings["tool"]["babel"]["mappings"]]
    method_map = [(each.pop("pattern"), each.pop("method")) for each in mappings]
    options = {pattern: each for (pattern, _), each in zip(method_map, mappings, strict=True)}
    catalogue = Catalog()
    found = extract_from_dir(REPOSITORY, method_map, options)
    for name, _, message, _, context in found:
        catalogue.add(message, locations=[(Path(name).as_posix(), 0)], context=context)
    return catalogue


def catalogues() -> dict[str, Catalog]:
    """The program's catalogues by language tag."""
    return {file.stem: _read(file) for file in sorted(TRANSLATIONS.glob("*.po"))}


def _read(file: Path) -> Catalog:
    with file.open("rb") as content:
        return read_po(content, locale=file.stem.replace("-", "_"), abort_invalid=True)


def bring_up_to_date(catalogue: Catalog, messages: Catalog) -> bytes:
    """The file of a catalogue that has these messages, those not translated yet without words."""
    catalogue.update(messages, no_fuzzy_matching=True, update_creation_date=False)
    content = BytesIO(
        HEADER.format(language=catalogue.locale, plurals=catalogue.plural_forms).encode()
    )
    content.seek(0, SEEK_END)
    write_po(
        content,
        catalogue,
        omit_header=True,
        include_lineno=False,
        ignore_obsolete=True,
        sort_by_file=True,
    )
    return content.getvalue()


def is_translated(message: Message) -> bool:
    """Whether a message has all of its words, every form of number among them."""
    strings = [message.string] if isinstance(message.string, str) else message.string
    return bool(strings and all(strings))


def main() -> None:
    """Rewrite all catalogues, and say which messages wait for a translation."""
    messages = extracted()
    for name, catalogue in catalogues().items():
        content = bring_up_to_date(catalogue, messages)
        (TRANSLATIONS / f"{name}.po").write_bytes(content)
        waiting = [each.id for each in catalogue if each.id and not is_translated(each)]
        print(f"{name}: {len(catalogue)} messages, {len(waiting)} to be translated")
        for message in waiting:
            print(f"  {message}")


if __name__ == "__main__":
    main()
