"""Laws of Markdown: the quick way gives what the plain way gives, and nothing unsafe gets out."""

from __future__ import annotations

import re
from types import MethodType
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.blockparser import BlockParser
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor

from nutgraf.checking.scanning import scan
from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_line, render_markdown
from nutgraf.rendering.markdown.cleaning import clean, clean_line
from nutgraf.rendering.markdown.converter import Converter
from nutgraf.rendering.markdown.plain import plain_text
from nutgraf.rendering.markdown.task import Task
from nutgraf.rendering.plain import plain_text as in_plain_text
from nutgraf.rendering.plain import words_of


class Closed(LinkInlineProcessor):
    """A link has to end: Python-Markdown makes one of some that don't, as of `[a]('b](`."""

    def getLink(  # noqa: N802
        self, data: str, index: int
    ) -> tuple[str, str | None, int, bool]:
        found = super().getLink(data, index)
        return found if data.find(")", index) != -1 else ("", None, index, False)


class Link(Closed, LinkInlineProcessor):
    pass


class Image(Closed, ImageInlineProcessor):
    pass


class StockConverter(Converter):
    """Our extensions on Python-Markdown's own parsers, with nothing left out or stopped early."""

    def __init__(self) -> None:
        super().__init__()
        self.parser.parseBlocks = MethodType(BlockParser.parseBlocks, self.parser)  # type: ignore[method-assign]
        self.preprocessors.register(NormalizeWhitespace(self), "normalize_whitespace", 30)
        self.treeprocessors.register(InlineProcessor(self), "inline", 20)
        self.inlinePatterns.deregister("emphasis")
        ours = self.treeprocessors["abbr"]
        assert isinstance(ours, AbbrTreeprocessor)
        self.treeprocessors.register(AbbrTreeprocessor(self, ours.abbrs), "abbr", 7)
        for pattern, name, priority in (
            (ReferenceInlineProcessor(REFERENCE_RE, self), "reference", 170),
            (Link(LINK_RE, self), "link", 160),
            (Image(IMAGE_LINK_RE, self), "image_link", 150),
            (ImageReferenceInlineProcessor(IMAGE_REFERENCE_RE, self), "image_reference", 140),
            (ShortReferenceInlineProcessor(REFERENCE_RE, self), "short_reference", 130),
            (ShortImageReferenceInlineProcessor(IMAGE_REFERENCE_RE, self), "short_image_ref", 125),
        ):
            self.inlinePatterns.register(pattern, name, priority)

    def convert(self, source: str) -> str:
        self.reset()
        lines = source.split("\n")
        for preprocessor in self.preprocessors:
            lines = preprocessor.run(lines)
        root = Element("div")
        self.parser.parseChunk(root, "\n".join(lines))
        for treeprocessor in self.treeprocessors:
            treeprocessor.run(root)
        html = self.serializer(root).strip()[len("<div>") : -len("</div>")].strip()
        for postprocessor in self.postprocessors:
            html = postprocessor.run(html)
        return html


QUICK, STOCK = Converter(), StockConverter()
LINKS = {"[[Ada]]": ("/participants/ada/", ""), "y": ("/x/", ""), "d": ("", "")}
CITATIONS = {"a": (1, "#source-1"), "b": (2, "/other/#source-2")}

MARKS = st.sampled_from(
    (
        "*", "**", "***", "_", "__", "`", "``", "\\", "\\\\", "[", "]", "(", ")", "![", "](",
        "<", ">", "&", "&amp;", "&#65;", '"', "'", "--", "---", "...", "{", "}", "|", ":", "!",
        "#", "~~~", "```", " ", "  ", "    ", "\t", "\n", "\n\n", "\n\n\n", "  \n", "- ", "* ",
        "1. ", "> ", "# ", "## ", "\n===\n", "\n---\n", "***\n", "\n|a|b|\n|-|:-:|\n|c|d|\n",
        "\n:   def\n", "!!! note\n    text\n", "[Ada](y)", "[*d*](d)", "[x](<y> 'title')",
        "![alt](y)", "[[Ada]]", "[[Ada|*her*]]", "[[nobody]]", "[@a]", " [@a; @b, p. 12]",
        "[@c]", "[^1]", "\n\n[^1]: A note.\n", "\n[r]: /ref/\n", "[x][r]", "[r]", "![x][r]",
        "<b>", "</b>", "<div>", "</div>", "<br>", "<!-- c -->", "<http://x.example>",
        "<a@b.example>", "{: .c #i title='t'}", "{#given}", "\n*[HTML]: The language\n", "HTML",
        "word", "two words", "Ünïcödé", "3", "12.", "'90s", "it's", '"so"',
    )
)  # fmt: skip
TEXTS = st.lists(st.one_of(MARKS, MARKS, st.text(max_size=3)), max_size=25).map("".join)


def task(converter: Converter) -> Task:
    converter.task.lang, converter.task.links, converter.task.citations = "en", LINKS, CITATIONS
    converter.task.headings = []
    return converter.task


def without_controls(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "", text)


@settings(max_examples=75)
@given(TEXTS)
def test_leaving_out_what_cannot_match_changes_nothing(text: str) -> None:
    text = without_controls(text)
    quick_task, stock_task = task(QUICK), task(STOCK)
    assert QUICK.convert(text) == STOCK.convert(text)
    assert quick_task.headings == stock_task.headings


@settings(max_examples=75)
@given(TEXTS | st.text() | st.from_regex(r"[\w ,.'\"-]{0,60}(\n[\w ,.'\"-]{1,60})*"))
def test_a_text_without_markup_is_the_same_without_a_parser(text: str) -> None:
    plain = plain_text(text, "en")
    if plain:
        task(QUICK)
        assert clean(f"<p>{plain}</p>") == clean(QUICK.convert(text))
        assert clean_line(plain).replace("&nbsp;", "\xa0") == plain
        assert clean_line(" ".join(plain.split())) == clean_line(QUICK.convert_line(text))


HOSTILE = st.sampled_from(
    (
        "<script>alert(1)</script>", "<style>*{}</style>", "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>", "[x](javascript:alert(1))", "[x](java&#115;cript:alert(1))",
        "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))",
        "[x](\x01javascript:alert(1))", "![x](data:text/html,<script>)",
        "<javascript:alert(1)>", "[r]: javascript:alert(1)\n", "{: onclick=alert(1)}",
        "{: style='x:y' href=javascript:1}", "{: src=data:x #source-1}",
        "<a href='vbscript:x'>", "<iframe src=//x>", "<math><mtext></p><style>",
        "<p id=source-1>", "<b style='x'>", "<details ontoggle=alert(1) open>", "<!--><script>",
        "<![CDATA[<script>", "<?php x ?>", "```{onclick=x #y}\n</code><script>\n```",
        "<form><input formaction=javascript:1>", "&lt;script>", "<base href=//x>",
        "<meta http-equiv=refresh>", "<a href='&#14;javascript:1'>", "\x86", "\x87", "\x88",
        "&#x86;", "\x89", "\x890\x89", "&#x89;", "[x](bad)", "![x](bad)", "[[bad]]",
    )
)  # fmt: skip
NEVER = {"script", "style", "iframe", "svg", "math", "form", "base", "meta", "object", "embed"}
SAFE_SCHEMES = {"http", "https", "mailto", "tel", ""}
ALLOWED_IN_PAGES = re.compile(r"(?!on|style$|srcdoc$|form|http)[a-z-]+")


def assert_safe(html: str) -> None:
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for element in list(tree.iter())[1:]:
        assert isinstance(element.tag, str)
        assert element.tag not in NEVER
        for name, value in element.attrib.items():
            assert ALLOWED_IN_PAGES.fullmatch(name)
            if name in {"href", "src"}:
                # As a browser reads it (WHATWG URL, 4.4): what it takes out before it looks.
                address = re.sub(r"[\t\n\r]", "", value.strip("".join(map(chr, range(0x21)))))
                scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
                assert (scheme[1].lower() if scheme else "") in SAFE_SCHEMES


@settings(max_examples=75)
@given(st.lists(st.one_of(HOSTILE, MARKS, st.text(max_size=3)), max_size=20).map("".join))
def test_whatever_is_typed_only_safe_html_comes_out(text: str) -> None:
    bad = (("bad", "javascript:alert(1)", ""), ("[[bad]]", "/\"onclick='x'", ""))
    markup = Markup(text, (*((key, *value) for key, value in LINKS.items()), *bad))
    block = render_markdown(markup, "en")
    assert_safe(block.placed(1, {}))
    assert_safe(render_line(markup, "en").placed(2, {}))
    ids = re.findall(r' id="([^"]*)"', block.placed(1, {}))
    own = {heading.id for heading in block.headings}
    assert all(name in own or re.fullmatch(r"(fn|fnref)-1-\d+(-\d+)?", name) for name in ids)


@settings(max_examples=75)
@given(TEXTS, st.sampled_from(("#source-1", "https://a.example/~x/?y=1#source-1", "/a&b/#c")))
def test_putting_addresses_in_at_the_end_changes_nothing(text: str, address: str) -> None:
    text = without_controls(text)
    links = tuple((key, *value) for key, value in LINKS.items())
    rendered = render_markdown(Markup(text, links, (("a", 1, address), ("b", 2, "/b/#c"))), "en")
    task(QUICK).citations = {"a": (1, address), "b": (2, "/b/#c")}
    if not rendered.is_as_typed and plain_text(text, "en") is None:
        assert rendered.html == clean(QUICK.convert(text))


@settings(max_examples=75)
@given(TEXTS | st.text() | st.from_regex(r"[\w &;<,.'\"-]{0,60}(\n[\w ,.'\"-]{1,60})*"))
def test_words_of_a_text_are_those_that_a_parser_finds_in_its_html(text: str) -> None:
    assert in_plain_text(Markup(text), "en") == words_of(render_markdown(Markup(text), "en").html)


LETTERS = st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="`{}[]<>\\&#|~=")
WORDS = st.text(LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)
TITLES = WORDS | st.sampled_from(
    (
        "Who took *part*",
        "[[Ada]]",
        "See [this](/x/)",
        "`code` here",
        "Ведомости",
        "什么事",
        "2020",
        "A {#given}",
        "B {: #own .x}",
    )
)
UNDERLINED = TITLES.filter(lambda words: words[0].isalpha())
BLOCKS = st.one_of(
    st.builds("{} {}{}".format, st.sampled_from(("#", "##", "####")), TITLES, st.just("")),
    st.builds("{} {}{}".format, st.just("##"), TITLES, st.just(" ##")),
    st.builds("{}\n{}".format, UNDERLINED, st.sampled_from(("---", "==="))),
    st.sampled_from(("A paragraph.", "- a\n- b", "> # quoted", "```\n# code\n```", "    # code")),
)


@settings(max_examples=75)
@given(st.lists(BLOCKS, max_size=8).map("\n\n".join))
def test_headings_have_the_ids_that_links_are_checked_against(text: str) -> None:
    rendered = tuple(heading.id for heading in render_markdown(Markup(text), "en").headings)
    assert rendered == scan(text, with_headings=True).anchors
