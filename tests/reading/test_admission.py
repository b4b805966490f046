"""What is too large, or could run in a reader's browser, is refused before it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.model.diagnostics import Report
from nutgraf.model.limits import Limits
from nutgraf.reading import read_manuscript

STORY = "---\ntitle: Trams\n---\n"


def findings(root: Path, limits: Limits) -> list[tuple[str, str, str]]:
    report = Report()
    read_manuscript(root, root / "content", limits, report)
    return [
        (found.location.path.rpartition("/")[2], found.code, found.message)
        for found in report.diagnostics
        if found.location
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "explainers" / "trams").mkdir(parents=True)
    (tmp_path / "content" / "explainers" / "trams" / "index.md").write_text(STORY)
    return tmp_path


def test_a_text_may_be_as_large_as_the_limit_and_no_larger(root: Path) -> None:
    assert findings(root, Limits(text_size=len(STORY))) == []
    ((name, code, message),) = findings(root, Limits(text_size=len(STORY) - 1))
    assert (name, code) == ("index.md", "file-too-large")
    assert message == "The file has 0.1 MB; at most 0.1 MB are allowed."


def test_a_file_beside_a_text_has_a_limit_of_its_own(root: Path) -> None:
    (root / "content" / "explainers" / "trams" / "map.png").write_bytes(b"x" * 2_000_000)
    assert findings(root, Limits(text_size=1_000, file_size=2_000_000)) == []
    ((name, code, message),) = findings(root, Limits(file_size=1_500_000))
    assert (name, code) == ("map.png", "file-too-large")
    assert message == "The file has 2 MB; at most 1.5 MB are allowed."


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.js", "a.svgz", "a.xml", "a.php", "a"])
def test_a_file_that_a_browser_could_run_is_not_published(root: Path, name: str) -> None:
    (root / "content" / "explainers" / "trams" / name).write_text("x")
    assert [(found, code) for found, code, _ in findings(root, Limits())] == [
        (name, "file-not-allowed")
    ]


def test_an_owner_can_let_another_kind_in(root: Path) -> None:
    (root / "content" / "explainers" / "trams" / "poll.JS").write_text("x")
    assert findings(root, Limits(kinds=frozenset({"js"}))) == []


SHAPES = '<rect width="3" height="4" style="fill: url(#a)"/><use href="#a"/><text>Depot</text>'
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
)


def drawn(root: Path, text: str) -> list[tuple[str, str, str]]:
    (root / "content" / "explainers" / "trams" / "map.svg").write_text(text)
    return findings(root, Limits())


def test_a_drawing_that_only_draws_is_published(root: Path) -> None:
    assert drawn(root, DRAWING.format(SHAPES)) == []
    doctype = '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n'
    assert drawn(root, doctype + DRAWING.format(SHAPES)) == []


@pytest.mark.parametrize(
    "active",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<g ONLOAD="alert(1)"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<a xlink:href="java&#10;script:alert(1)"><text>x</text></a>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="#x"/>',
        '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        "<style>@import url(https://evil.example/a.css);</style>",
        "<style>rect { fill: url(https://evil.example/a) }</style>",
        "<style>@\\69mport 'x'</style>",
        '<rect style="fill: url(//evil.example/a)"/>',
        '<rect fill="url(//evil.example/a)"/>',
        "<?xml-stylesheet href='x.xsl' type='text/xsl'?>",
        "<rect",
    ],
)
def test_a_drawing_that_does_more_is_refused(root: Path, active: str) -> None:
    ((name, code, _),) = drawn(root, DRAWING.format(active))
    assert (name, code) == ("map.svg", "unsafe-drawing")


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "b">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        "<!ATTLIST g onload CDATA 'x'>",
    ],
)
def test_a_drawing_with_declarations_of_its_own_is_refused(root: Path, subset: str) -> None:
    ((_, code, _),) = drawn(root, f"<!DOCTYPE svg [{subset}]>" + DRAWING.format("<g/>"))
    assert code == "unsafe-drawing"
