"""Static files: addresses that change with the content, references that follow them."""

from __future__ import annotations

import re

from tests.rendering.conftest import ThemeLoader

ABOUT = {"mine/theme.toml": 'name = "mine"'}


def test_address_changes_with_the_content_and_only_then(load: ThemeLoader) -> None:
    def address(css: str) -> str:
        theme = load({**ABOUT, "mine/static/style.css": css}).theme
        assert theme
        return theme.assets["style.css"].url

    assert re.fullmatch(r"/assets/style\.[0-9a-f]{8}\.css", address("a {}"))
    assert address("a {}") == address("a {}") != address("b {}")


def test_stylesheet_finds_the_files_that_it_names(load: ThemeLoader) -> None:
    css = (
        "@import 'type.css';\n"
        "a { background: url(../img/dot.svg#one) }\n"
        'b { background: url( "../img/dot.svg" ) url(data:image/png;base64,AA==) }\n'
        "c { background: url(https://example.org/x.png) url(/y.png) url(#here) }\n"
        "/* url(../img/nothing.svg) */\n"
    )
    theme = load(
        {
            **ABOUT,
            "mine/static/css/style.css": css,
            "mine/static/css/type.css": "p {}",
            "mine/static/img/dot.svg": "<svg/>",
        }
    ).theme
    assert theme
    dot = theme.assets["img/dot.svg"].url.removeprefix("/assets/")
    sheet = theme.assets["css/type.css"].url.removeprefix("/assets/css/")
    assert theme.assets["css/style.css"].content.decode() == (
        f"@import '{sheet}';\n"
        f"a {{ background: url(../{dot}#one) }}\n"
        f'b {{ background: url( "../{dot}" ) url(data:image/png;base64,AA==) }}\n'
        "c { background: url(https://example.org/x.png) url(/y.png) url(#here) }\n"
        "/* url(../img/nothing.svg) */\n"
    )


def test_bytes_of_a_stylesheet_that_is_not_utf8_stay(load: ThemeLoader) -> None:
    theme = load({**ABOUT, "mine/static/a.css": b"/* caf\xe9 */"}).theme
    assert theme
    assert theme.assets["a.css"].content == b"/* caf\xe9 */"


def test_stylesheets_address_changes_with_what_it_names(load: ThemeLoader) -> None:
    def address(svg: str) -> str:
        files = {"mine/static/a.css": "a { b: url(x.svg) }", "mine/static/x.svg": svg}
        theme = load({**ABOUT, **files}).theme
        assert theme
        return theme.assets["a.css"].url

    assert address("<svg/>") != address("<svg></svg>")


def test_file_that_a_stylesheet_lacks_is_reported_at_its_place(load: ThemeLoader) -> None:
    loaded = load(
        {
            **ABOUT,
            "mine/static/a.css": "a {}\nb { c: url(img/dto.svg) }\n",
            "mine/static/img/dot.svg": "",
        }
    )
    assert loaded.found == [("theme-file", "themes/mine/static/a.css", 2)]
    finding = loaded.report.diagnostics[0]
    assert finding.location
    column, length = finding.location.column, finding.location.length
    assert finding.location.text[column - 1 : column - 1 + length] == "img/dto.svg"
    assert finding.hint == "Did you mean `img/dot.svg`?"


def test_stylesheets_that_import_each_other_are_reported(load: ThemeLoader) -> None:
    files = {"mine/static/a.css": '@import "b.css";', "mine/static/b.css": '@import "a.css";'}
    loaded = load({**ABOUT, **files})
    assert loaded.found == [("theme-file", "themes/mine/static/b.css", 1)]


def test_hidden_files_are_not_published(load: ThemeLoader) -> None:
    theme = load({**ABOUT, "mine/static/.DS_Store": "x", "mine/static/.git/config": "x"}).theme
    assert theme
    assert not theme.assets
