"""A site's address is split into origin and base path, or refused in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.settings import Address, read_address


@pytest.mark.parametrize(
    ("text", "origin", "base_path"),
    [
        ("https://news.example", "https://news.example", "/"),
        ("https://news.example/", "https://news.example", "/"),
        ("https://news.example/2020", "https://news.example", "/2020/"),
        ("https://news.example/2020/", "https://news.example", "/2020/"),
        ("HTTP://News.Example/A/b", "http://news.example", "/A/b/"),
        ("http://localhost:8000/x/", "http://localhost:8000", "/x/"),
        ("http://[::1]:8000/", "http://[::1]:8000", "/"),
        ("/", "", "/"),
        ("/news/2020", "", "/news/2020/"),
    ],
)
def test_address_is_split_into_origin_and_base_path(text: str, origin: str, base_path: str) -> None:
    assert read_address(text) == Address(origin, base_path)


def test_address_in_another_script_is_written_as_uris_demand() -> None:
    assert read_address("https://zeitung.köln/straße/") == Address(
        "https://zeitung.xn--kln-sna", "/stra%C3%9Fe/"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "news.example",
        "ftp://news.example/",
        "//news.example/",
        "https://",
        "https:///news/",
        "https://a name/",
        "https://editor@news.example/",
        "https://news.example:99999/",
        "http://[::1/",
        "https://news.example/?page=2",
        "https://news.example/#top",
        "https://news.example/../",
        "https://news.example/%2e%2E/",
        "https://news.example//news/",
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"[^.]+\.$"):
        read_address(text)


@given(st.text())
def test_any_text_is_an_address_in_canonical_form_or_refused(text: str) -> None:
    try:
        origin, base_path = read_address(text)
    except ValueError:
        return
    assert base_path.startswith("/")
    assert base_path.endswith("/")
    assert (origin + base_path).isascii()
    assert read_address(origin + base_path) == (origin, base_path)
