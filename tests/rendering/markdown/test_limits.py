"""Texts that would make a parser run away: they are shown, in time, as they were typed."""

from __future__ import annotations

import resource
import subprocess
import sys
from math import isqrt

import pytest

from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_line, render_markdown

SIZE = 30_000


def hostile(size: int) -> dict[str, str]:
    """A text of each class, of about that many characters."""
    return {
        "open brackets": "[" * size,
        "open brackets with words": "[a " * (size // 3),
        "open links": "[a](" * (size // 4),
        "open pictures": "![" * (size // 2),
        "open wiki links": "[[" * (size // 2),
        "open notes": "[^" * (size // 2),
        "nested brackets": "[" * (size // 2) + "]" * (size // 2),
        "asterisks": "*" * size,
        "open emphasis": "*a **b " * (size // 7),
        "underscores": "_" * size,
        "mixed emphasis": "*_" * (size // 2),
        "less-than signs": "<" * size,
        "open tags": "<a b='" * (size // 6),
        "nested tags": "<div>" * (size // 5),
        "comments": "<!--" * (size // 4),
        "sections": "<![CDATA[" * (size // 9),
        "backticks": " ".join("`" * length for length in range(1, isqrt(3 * size))),
        "backslashes": "\\*" * (size // 2),
        "nested quotations": "> " * (size // 2) + "a",
        "nested lists": "\n".join(" " * 4 * depth + "- a" for depth in range(isqrt(3 * size // 4))),
        "list marks": "- " * (size // 2) + "a",
        "wide table": f"{'|a' * (size // 4)}\n{'|-' * (size // 4)}\n",
        "long table": "|a|b|\n|-|-|\n" + "|1|2|\n" * (size // 6),
        "table of backticks": "|a|b|\n|-|-|\n" + "|`" * (size // 2),
        "number signs": "#" * size,
        "underlined words": "a\n=\n" * (size // 4),
        "rules": "***\n" * (size // 4),
        "open fences": "```a\n" * (size // 5),
        "spaces": "# a" + " " * size + "b",
        "braces": "# a" + " {" * (size // 2),
        "marks of one note": "[^1]" * (size // 4) + "\n\n[^1]: a",
        "notes in notes": "".join(f"[^{at}]: " for at in range(size // 8)),
        "abbreviations": "".join(f"*[w{at}]: b\n" for at in range(size // 12)),
        "open abbreviations": "*[\n" * (size // 3),
        "one abbreviation": "*[a]: b\n\n" + "a\n\n" * (size // 3),
        "definitions": "a\n: b\n" * (size // 6),
        "quotation marks": "'a \"b " * (size // 6),
        "one word": "a" * size + "*",
        "one paragraph": "*word* " * (size // 7),
    }


HOSTILE = hostile(SIZE)
SECONDS_FOR_ALL = 40
"""Of processor time; one of the texts alone takes longer where its time grows with the square."""

PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({limit}, {limit}))
from tests.rendering.markdown.test_limits import HOSTILE
from nutgraf.model.pages import Markup
from nutgraf.rendering.markdown import render_line, render_markdown
for name, text in HOSTILE.items():
    print(name, flush=True)
    render_markdown(Markup(text), "en"), render_line(Markup(text), "en")
"""


def test_no_text_makes_the_parser_run_away() -> None:
    assert hasattr(resource, "RLIMIT_CPU")
    program = PROGRAM.format(limit=SECONDS_FOR_ALL)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == list(HOSTILE), done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["open brackets", "nested quotations", "nested lists", "rules"])
def test_text_that_is_too_intricate_is_shown_as_typed(name: str) -> None:
    made = render_markdown(Markup(HOSTILE[name]), "en")
    assert made.is_as_typed
    assert made.html.count("<p>") == 1
    assert "<blockquote>" not in made.html
    assert "<ul>" not in made.html


def test_paragraphs_of_such_a_text_stay_apart() -> None:
    made = render_markdown(Markup("<b>" * 3_000 + "\n\nNext"), "en")
    assert made.is_as_typed
    assert made.html.endswith("</p>\n<p>Next</p>")
    assert "&lt;b&gt;" in made.html


def test_a_long_text_of_the_usual_kind_is_no_such_text() -> None:
    paragraph = "A *word* and [a link](/x/), <b>more</b> `code` and “quotes”. " * 20
    listed = "\n".join(f"- item {at} with [a link](/x/)" for at in range(500))
    table = "a|b\n-|-\n" + "\n".join(f"{at}|`{at}`" for at in range(1_000))
    made = render_markdown(Markup("\n\n".join([*[paragraph] * 200, listed, table])), "en")
    assert not made.is_as_typed
    assert made.html.count("<li>") == 500


def test_the_next_text_is_none_the_worse() -> None:
    render_markdown(Markup(HOSTILE["nested quotations"]), "en")
    assert render_line(Markup("*fine*"), "en").html == "<em>fine</em>"
