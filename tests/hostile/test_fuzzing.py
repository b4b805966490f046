"""The targets of the long runs, on a few inputs of their own and on all that once broke something."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.targets import FOUND, TARGETS
from tests.properties.test_reading import TANGLES

ANY = st.binary(max_size=60) | st.text(max_size=40).map(str.encode) | TANGLES.map(str.encode)
DATES = st.from_regex(r"[\[{]?-?[0-9X]{4}(-[0-9X]{2}){0,2}(T[0-9:Z+]*)?[?~%]?(/|,|\.\.)?[0-9X-]{0,10}[\]}]?")
KEPT = [
    pytest.param(target, file, id=f"{target}/{file.name}")
    for target in TARGETS
    for file in sorted((FOUND / target).glob("*"))
]


@pytest.mark.parametrize("target", TARGETS)
@given(data=ANY | DATES.map(str.encode))
def test_no_bytes_break_a_promise(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize(("target", "file"), KEPT)
def test_what_broke_a_promise_once_breaks_it_no_more(target: str, file: Path) -> None:
    TARGETS[target](file.read_bytes())
