"""The targets of the long runs, on a few inputs of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.targets import TARGETS
from tests.properties.test_reading import TANGLES

ANY = st.binary(max_size=60) | st.text(max_size=40).map(str.encode) | TANGLES.map(str.encode)
DATES = st.from_regex(
    r"[\[{]?-?[0-9X]{4}(-[0-9X]{2}){0,2}(T[0-9:Z+]*)?[?~%]?(/|,|\.\.)?[0-9X-]{0,10}[\]}]?"
)


@pytest.mark.parametrize("target", TARGETS)
@given(data=ANY | DATES.map(str.encode))
def test_no_bytes_break_a_promise(target: str, data: bytes) -> None:
    TARGETS[target](data)
