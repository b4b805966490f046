"""Laws of the words in addresses."""

from __future__ import annotations

import string
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from nutgraf.model.slugs import LONGEST_SLUG, slugify
from nutgraf.planning.addresses import Addresses

PLAIN = st.text(string.printable, max_size=30)
ANY = st.text(max_size=30)
IN_PATHS = set(string.ascii_letters + string.digits + "-._~/:%")
IN_FRAGMENTS = IN_PATHS | set("#=&,")


@given(text=PLAIN)
def test_what_a_word_becomes_does_not_depend_on_a_neighbour_in_another_script(text: str) -> None:
    assert slugify(f"{text} x").removesuffix("x") == slugify(f"{text} ж").removesuffix("ж")


@given(text=ANY)
def test_a_slug_is_its_own_slug(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug
    assert len(slug) <= LONGEST_SLUG + len("-page")


@given(path=ANY, base=st.sampled_from(["/", "/news/2020/", "/été/"]))
def test_a_link_can_stand_anywhere_and_means_the_address_it_was_made_from(
    path: str, base: str
) -> None:
    href = Addresses(base, {}, {}, {}).href(f"/{path}")
    address, _, place = href.partition("#")
    assert set(address) <= IN_PATHS
    assert set(place) <= IN_FRAGMENTS
    assert unquote(href) == base + path
