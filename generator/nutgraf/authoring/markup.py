"""HTML of other programs as Markdown that says the same here, and nothing more."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, urlsplit

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

WEB_SCHEMES = frozenset({"http", "https"})
EMBEDDING = ["audio", "embed", "iframe", "img", "video"]
SAFE_IN_LINKS = "/%:?#@!$&'*+,;=~[]"

_BLOCKS = re.compile(r"<(?:p|div|br|ul|ol|li|blockquote|h[1-6]|table|pre)\b", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")
_ADDRESS = re.compile(r"(https?://[^\s<>\"]*[^\s<>\"'.,;:!?)\]])")
_REFERENCE = re.compile(r"&#?\w+;?")
_ESCAPES = tuple(
    (re.compile(pattern, re.MULTILINE), replacement)
    for pattern, replacement in (
        (r"<", "&lt;"),
        (r"([\\`*_{}\[\]])", r"\\\1"),
        (r"^([ \t]*)([#+>-]|!(?=!!))", r"\1\\\2"),
        (r"^([ \t]*[0-9]+)([.)])", r"\1\\\2"),
        (r"\A\(", r"\("),
        # These a backslash doesn't help: lines below words, and what is looked for as it was typed.
        (r"^([ \t]*)=", r"\1&#61;"),
        (r"^([ \t]*)~", r"\1&#126;"),
        (r"^([ \t]*):", r"\1&#58;"),
        (r"\\\[(?=@|\Z)", "&#91;"),
        (r"\\\](?=\()", "&#93;"),
    )
)
"""What to write for characters that Markdown would take for marks, one after the other."""


def web_address(text: str) -> str:
    """The address that a text is, in full; "" for any other text."""
    text = text.strip().replace(" ", "%20")
    address = f"https:{text}" if text.startswith("//") else text
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_one = parts.scheme.lower() in WEB_SCHEMES and parts.netloc and not re.search(r"\s", address)
    return address if is_one else ""


def plain(html: str) -> str:
    """The words of a piece of HTML in one line."""
    words = _parsed(html).get_text() if "<" in html else unescape(html)
    return " ".join(words.split())


def has_references(html: str) -> bool:
    """Whether more than words and their shape would be lost without the markup."""
    if "<" not in html:
        return False
    return bool(_parsed(html).find(lambda tag: tag.has_attr("href") or tag.has_attr("src")))


def embedded_address(html: str) -> str:
    """The address of what a piece of HTML embeds; "" if there is none."""
    frame = _parsed(html).find(EMBEDDING) if "<" in html else None
    return web_address(str(frame.get("src") or "")) if isinstance(frame, Tag) else ""


def markdown(html: str) -> str:
    """The same as Markdown: links to the web are kept, other ones become words."""
    if not _BLOCKS.search(html):
        html = "".join(f"<p>{paragraph}</p>" for paragraph in _EMPTY_LINES.split(html.strip()))
    try:
        text = str(_Converter().convert(html)).strip()
    except (RecursionError, ValueError):
        text = _escaped(html)
    return "\n".join(line.rstrip() for line in text.splitlines())


def _parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def _as_typed(reference: re.Match[str]) -> str:
    """The words, which HTML would take for a reference to a character ("&copy" too)."""
    words = reference[0]
    return words if unescape(words) == words else f"&amp;{words[1:]}"


def _escaped(text: str) -> str:
    """A text in which Markdown finds nothing: no link, no citation, no list."""
    text = _REFERENCE.sub(_as_typed, text)
    for pattern, replacement in _ESCAPES:
        text = pattern.sub(replacement, text)
    return text


class _Converter(MarkdownConverter):
    """markdownify for the Markdown that is written here."""

    class Options:
        bullets = ("-  ",)  # four columns wide: what a list in a list has to be indented by
        heading_style = ATX
        sub_symbol = "<sub>"
        sup_symbol = "<sup>"

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Words without a meaning of their own; an address that isn't a link yet becomes one."""
        if "a" in parent_tags:
            return _escaped(text)
        parts = _ADDRESS.split(text)
        parts[::2] = map(_escaped, parts[::2])
        parts[1::2] = (f"<{address}>" for address in parts[1::2])
        escaped = "".join(parts)
        return escaped.replace("|", "&#124;") if parent_tags & {"td", "th"} else escaped

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link to the web, or its words with the address that leads nowhere from here."""
        href = str(el.get("href") or "").strip()
        if not href or "_noformat" in parent_tags:
            return text
        if web_address(href) or href.lower().startswith("mailto:"):
            return f"[{text.strip() or _escaped(href)}]({_quoted(web_address(href) or href)})"
        return f"{text} ({_escaped(href)})"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """A link to the picture: pages here show only pictures that lie beside them."""
        return _embedded(el, str(el.get("alt") or ""))

    def convert_iframe(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """A link to what it would show."""
        return _embedded(el, str(el.get("title") or ""))

    convert_video = convert_audio = convert_embed = convert_source = convert_iframe

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """A line break that survives an editor that takes spaces from line ends."""
        return f" {text}" if "_inline" in parent_tags else f"<br>\n{text}"

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """Markdown here has no mark for it."""
        return text if "_noformat" in parent_tags else f"<del>{text}</del>"

    convert_s = convert_del


def _embedded(el: Tag, words: str) -> str:
    src = str(el.get("src") or "").strip()
    address = web_address(src)
    if address:
        return f"[{_escaped(' '.join(words.split()) or address)}]({_quoted(address)})"
    return _escaped(" ".join(f"{words} ({src})".split())) if src else _escaped(words)


def _quoted(address: str) -> str:
    return quote(address, safe=SAFE_IN_LINKS)
