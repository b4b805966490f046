"""Feeds as Atom (RFC 4287) and as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

from html import escape
from typing import Any

from nutgraf.model.feeds import Feed, FeedEntry, News
from nutgraf.rendering.markdown import render_markdown
from nutgraf.rendering.messages import words_of
from nutgraf.rendering.moments import rfc3339
from nutgraf.rendering.xml import DECLARATION, escaped


def encode_atom(feed: Feed) -> bytes:
    """A feed as an Atom document in UTF-8."""
    parts = [
        DECLARATION,
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escaped(feed.lang)}">\n',
        f"<id>{escaped(feed.id)}</id>\n",
        f"<title>{escaped(_name(feed))}</title>\n",
        f"<subtitle>{escaped(feed.description)}</subtitle>\n" if feed.description else "",
        f"<updated>{rfc3339(feed.updated)}</updated>\n",
        f'<link rel="self" type="application/atom+xml" href="{escaped(feed.atom)}"/>\n',
        f'<link rel="alternate" type="text/html" href="{escaped(feed.url)}"/>\n',
        f"<author><name>{escaped(feed.publisher)}</name></author>\n",
        "<generator>Nutgraf</generator>\n",
        *(_atom_entry(entry) for entry in feed.entries),
        "</feed>\n",
    ]
    return "".join(parts).encode()


def _atom_entry(entry: FeedEntry) -> str:
    authors = (f"<author><name>{escaped(name)}</name></author>\n" for name in entry.authors)
    topics = (f'<category term="{escaped(name)}"/>\n' for name in entry.topics)
    parts = [
        f'<entry xml:lang="{escaped(entry.lang)}">\n',
        f"<id>{escaped(entry.id)}</id>\n",
        f"<title>{escaped(_title(entry))}</title>\n",
        f"<published>{rfc3339(entry.published)}</published>\n",
        f"<updated>{rfc3339(entry.updated)}</updated>\n",
        f'<link rel="alternate" type="text/html" href="{escaped(entry.url)}"/>\n',
        *authors,
        *topics,
        f"<summary>{escaped(entry.summary)}</summary>\n" if entry.summary else "",
        f'<content type="html">{escaped(_html(entry))}</content>\n',
        "</entry>\n",
    ]
    return "".join(parts)


def jsonfeed_data(feed: Feed) -> dict[str, Any]:
    """A feed as the data of a JSON Feed."""
    about = {"description": feed.description} if feed.description else {}
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _name(feed),
        "home_page_url": feed.url,
        "feed_url": feed.json,
        **about,
        "language": feed.lang,
        "authors": [{"name": feed.publisher}],
        "items": [_json_item(entry) for entry in feed.entries],
    }


def _json_item(entry: FeedEntry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": _title(entry),
        "content_html": _html(entry),
        "summary": entry.summary,
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.updated),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.topics),
        "language": entry.lang,
    }
    return {key: value for key, value in item.items() if value}


def _name(feed: Feed) -> str:
    """What a reader's program calls the feed."""
    if not feed.of:
        return feed.publisher
    words = words_of(feed.lang)
    return words.gettext("What’s new: %(title)s – %(site)s", title=feed.of, site=feed.publisher)


def _title(entry: FeedEntry) -> str:
    match entry.news:
        case News.UPDATE:
            return words_of(entry.lang).gettext("Update: %(title)s", title=entry.title)
        case News.WITHDRAWAL:
            return words_of(entry.lang).gettext("This page was taken down")
        case News.CORRECTION:
            return words_of(entry.lang).gettext("Correction: %(title)s", title=entry.title)
        case _:
            return entry.title


def _html(entry: FeedEntry) -> str:
    """The entry's text; an event that has none is its headline."""
    html = render_markdown(entry.text, entry.lang).placed(0, {}) or f"<p>{escape(entry.title)}</p>"
    was = f"<p><del>{escape(entry.was)}</del></p>" if entry.was else ""
    now = f"<p><ins>{escape(entry.now)}</ins></p>" if entry.now else ""
    return html + was + now
