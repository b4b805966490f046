"""The smallest site with the same pages: explainers, participants, topics, home, feed.

Pelican has authors and tags: participants and topics take their places, so that it lists their
explainers itself. Its reader knows keys with a text each, so that one for YAML is needed.
"""

from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from pelican import signals
from pelican.readers import BaseReader, Readers

SITENAME = "The Benchmark"
SITEURL = "https://benchmark.example"
TIMEZONE = "UTC"
PATH = "content"
OUTPUT_PATH = "public"
THEME = "layouts"
ARTICLE_PATHS = ["explainers"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES = ["index"]
DEFAULT_PAGINATION = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CACHE_PATH = str(Path(__file__).parent / "cache")

ARTICLE_URL, ARTICLE_SAVE_AS = "explainers/{slug}/", "explainers/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "participants/{slug}/", "participants/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "topics/{slug}/", "topics/{slug}/index.html"
CATEGORY_SAVE_AS = ""
FEED_ALL_RSS = "index.xml"
FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

_markdown = Markdown(extensions=["extra"])


def as_html(text: str) -> str:
    """A text of several paragraphs."""
    return _markdown.reset().convert(text)


def as_line(text: str) -> str:
    """A text without a paragraph around it."""
    return as_html(text).removeprefix("<p>").removesuffix("</p>")


def _parts(path: Path) -> tuple[dict[str, Any], str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(front, Loader=yaml.CSafeLoader), body


class ExplainerReader(BaseReader):  # type: ignore[misc]  # known where Pelican is installed
    """Reads explainers: YAML, and Markdown."""

    enabled = True
    file_extensions = ["md"]  # noqa: RUF012 - as Pelican wants it

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The body as HTML, and what Pelican wants to know of it."""
        path = Path(source_path)
        fields, body = _parts(path)
        known = {
            "title": fields["title"],
            "slug": path.stem,
            "date": str(fields["date"]),
            "authors": fields["participants"],
            "tags": fields["topics"],
        }
        metadata = {name: self.process_metadata(name, value) for name, value in known.items()}
        return as_html(body), metadata | {"summary": fields["summary"], "told": fields}


def _add_reader(readers: Readers) -> None:
    readers.reader_classes["md"] = ExplainerReader


signals.readers_init.connect(_add_reader)


def described(kind: str) -> dict[str, tuple[str, str]]:
    """Description and text of each participant or topic that has a file, by its slug."""
    files = sorted((Path(__file__).parent / "content" / kind).glob("*/_index.md"))
    read = ((file.parent.name, *_parts(file)) for file in files)
    return {slug: (fields["description"], as_html(body)) for slug, fields, body in read}


JINJA_FILTERS = {"markdown": as_html, "inline": as_line}
JINJA_GLOBALS = {"people": described("participants"), "subjects": described("topics")}
