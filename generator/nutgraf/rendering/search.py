"""The index that readers' browsers search in, made by Pagefind."""

from __future__ import annotations

import subprocess
import tempfile
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.util import find_spec
from pathlib import Path

import msgspec

from nutgraf.model.diagnostics import Diagnostic, Severity
from nutgraf.model.pages import Artifact, PlainWords
from nutgraf.model.search import SearchRecord
from nutgraf.rendering.pictures import Album
from nutgraf.rendering.plain import plain_text

PACKAGE = "pagefind_bin"
FOLDER = "pagefind"
"""Where the index lies in the site: the script finds the rest beside itself."""

NOT_NEEDED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Pagefind's own pages; the theme has one."""

MOST_SECONDS = 1800


def index_records(
    records: Iterable[SearchRecord], language: str, album: Album
) -> Iterator[Artifact] | Diagnostic:
    """The files of the index, from the album if the same records were indexed before.

    All is found in one `language`, whatever the texts' own: else readers would only find those of
    the language that the page of the search has.
    """
    pages = [_page(record, language) for record in records]
    version = _program().stat().st_size
    key = sha256(f"search {version} {language} {pages}".encode("utf-8", "replace")).hexdigest()
    kept = album.find(key)
    listed = msgspec.json.decode(kept, type=dict[str, str]) if kept else {}
    files = {path: album.find(digest) for path, digest in listed.items()}
    if kept and all(content is not None for content in files.values()):
        return _artifacts({path: content for path, content in files.items() if content})
    made = _indexed(pages, language)
    if isinstance(made, Diagnostic):
        return made
    digests = {path: sha256(content).hexdigest() for path, content in made.items()}
    for path, content in made.items():
        album.keep(digests[path], content)
    album.keep(key, msgspec.json.encode(digests))
    return _artifacts(made)


def _artifacts(files: dict[str, bytes]) -> Iterator[Artifact]:
    return (Artifact(f"{FOLDER}/{path}", content) for path, content in sorted(files.items()))


def _page(record: SearchRecord, language: str) -> str:
    """A record as Pagefind reads it (its documentation: metadata, filters).

    Metadata is searched too, so the address is written in a way that nobody looks for: in Base64.
    """
    address = b64encode(record.href.encode()).decode()
    notes = [("meta", "address", address), ("filter", "kind", record.kind.value)]
    notes += [("filter", "topic", topic) for topic in record.topics]
    notes += [("filter", "year", str(year)) for year in record.years]
    marks = "".join(
        f'<i data-pagefind-{what}="{name}[data-value]" data-value="{escape(value)}"></i>'
        for what, name, value in notes
    )
    texts = dict.fromkeys(_plain(text) for text in record.texts)
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in texts if text)
    return (
        f'<!doctype html><html lang="{escape(language)}"><title>{escape(record.title)}</title>'
        f"<body data-pagefind-body><h1>{escape(record.title)}</h1>{marks}{paragraphs}"
    )


def _plain(text: str | PlainWords) -> str:
    return plain_text(text.markup, text.lang) if isinstance(text, PlainWords) else text


def _indexed(pages: list[str], language: str) -> dict[str, bytes] | Diagnostic:
    """The files that Pagefind makes, by their paths."""
    with tempfile.TemporaryDirectory(prefix="nutgraf-search-") as folder:
        site, index = Path(folder) / "site", Path(folder) / "index"
        site.mkdir()
        for number, page in enumerate(pages):
            (site / f"{number}.html").write_text(page, encoding="utf-8", errors="replace")
        command: list[str | Path] = [
            *(_program(), "--site", site, "--output-path", index),
            *("--force-language", language.partition("-")[0], "--silent"),
        ]
        try:
            words = _run(command, folder)
        except subprocess.TimeoutExpired:
            words = f"it took longer than {MOST_SECONDS // 60} minutes."
        if words:
            return _failed(words)
        found = (path for path in index.rglob("*") if path.is_file())
        return {
            path.relative_to(index).as_posix(): path.read_bytes()
            for path in found
            if not path.name.startswith(NOT_NEEDED)
        }


def _run(command: list[str | Path], folder: str) -> str:
    """Run Pagefind; what it says of its failure, or "".

    It looks for settings where it is run, and is to find none there.
    """
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=MOST_SECONDS,
    )
    if not done.returncode:
        return ""
    return done.stderr.strip() or done.stdout.strip() or "it doesn't say why."


def _program() -> Path:
    package = find_spec(PACKAGE)
    places = package.submodule_search_locations if package else None
    assert places  # it is a dependency
    (program,) = (path for path in Path(places[0]).glob("pagefind*") if path.suffix != ".py")
    return program


def _failed(words: str) -> Diagnostic:
    message = f"The index of the search couldn't be made: {words.splitlines()[-1]}"
    hint = "Build with `search = false` until this is mended."
    return Diagnostic(Severity.ERROR, "search-failed", message, None, hint)
