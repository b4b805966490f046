"""Only HTML that can do no harm gets onto a page (docs/reference/html.md)."""

from __future__ import annotations

import re

import pytest

from nutgraf.model.elements import BLOCKS, PHRASING
from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_line, render_markdown

VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=`x` onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=alert(1)>'>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='&#x01;javascript:alert(1)'>x</a>",
    "<a href='vbscript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href=x ping=javascript:alert(1)>x</a>",
    "<details open ontoggle=alert(1)>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<base href=javascript:alert(1)//>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](&#14;javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "<javascript:alert(1)>",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "*x*{: onclick=alert(1)}",
    "*x*{: style='background:url(javascript:alert(1))'}",
    "[x](/y/){: href='javascript:alert(1)'}",
    "![x](y.png){: onerror=alert(1) src=javascript:alert(1)}",
    "# x {: onmouseover=alert(1)}",
    "```{onclick=alert(1) .x}\ny\n```",
    "```\n</code></pre><script>alert(1)</script>\n```",
    '!!! note "<script>alert(1)</script>"\n    x',
    '*[x]: "><script>alert(1)</script>\n\nx',
    "a[^n]\n\n[^n]: <script>alert(1)</script>",
    "|a|\n|-|\n|<script>alert(1)</script>|",
]


@pytest.mark.parametrize("typed", VECTORS)
def test_nothing_that_runs_gets_through(typed: str) -> None:
    for made in (render_markdown(Markup(typed), "en").html, render_line(Markup(typed), "en").html):
        tags = re.findall(r"<[^>]*>", made)
        assert not [tag for tag in tags if re.match(r"</?(script|style|iframe|svg|math)\b", tag)]
        assert not [tag for tag in tags if re.search(r"\s(on\w+|style|ping|srcdoc)\s*=", tag)]
        assert not [tag for tag in tags if re.search(r'="\W*(javascript|vbscript|data):', tag)]


def test_what_a_script_says_is_not_shown_either() -> None:
    assert render_markdown(Markup("a <script>alert(1)</script> b"), "en").html == "<p>a  b</p>"


def test_useful_html_stays() -> None:
    typed = "H<sub>2</sub>O <mark>so</mark> <kbd>Ctrl</kbd> <bdi dir=rtl>שלום</bdi> <br>"
    assert render_markdown(Markup(typed), "en").html == (
        '<p>H<sub>2</sub>O <mark>so</mark> <kbd>Ctrl</kbd> <bdi dir="rtl">שלום</bdi> <br></p>'
    )


def test_box_to_open_stays() -> None:
    typed = "<details open>\n<summary>More</summary>\nText\n</details>"
    assert render_markdown(Markup(typed), "en").html.strip() == (
        '<details open="">\n<summary>More</summary>\nText\n</details>'
    )


@pytest.mark.parametrize(
    "typed",
    [
        "<p id=main>x</p>",
        "*x*{: #source-1}",
        "x\n{: #nav}",
        "<a id='&#134;main' href=x>x</a>",
        "<a id='\x86main' href=x>x</a>",
        "```{#main}\nx\n```",
    ],
)
def test_a_text_cannot_take_an_id_that_the_page_may_have(typed: str) -> None:
    assert " id=" not in render_markdown(Markup(typed), "en").placed(1, {})


def test_open_tags_are_closed_within_their_own_text() -> None:
    made = render_markdown(Markup("<div><b>open\n\n</section></main>after"), "en").html
    assert made.count("<div>") == made.count("</div>") == 1
    assert "</main>" not in made


def test_words_that_look_like_an_attribute_stay_words() -> None:
    assert render_line(Markup('*a* id="b"'), "en").html == '<em>a</em> id="b"'
    assert render_line(Markup('`<p id="b">` *c*'), "en").html == (
        '<code>&lt;p id="b"&gt;</code> <em>c</em>'
    )


def test_a_line_has_no_blocks_in_it() -> None:
    assert not BLOCKS & PHRASING
    made = render_line(Markup("a <table><tr><td>b</td></tr></table> <h1>c</h1> <p>d"), "en").html
    assert not re.findall(r"<(?!/)(table|td|h1|p)\b", made)


def test_control_characters_are_left_out() -> None:
    assert render_markdown(Markup("a\x00b\x02klzzwxh:0\x03\x87\ud800 *c*"), "en").placed(1, {}) == (
        "<p>abklzzwxh:0 <em>c</em></p>"
    )
