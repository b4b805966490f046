"""The front page: the newest story with its picture, and what is still moving further down."""

from __future__ import annotations

from tests.conftest import SOUND, SiteMaker
from tests.pictures import encoded, picture

IMAGE = "image: {src: tram.jpg, alt: A tram}\n"


def story(number: int, front: str = "") -> str:
    """One of several explainers, the higher the newer."""
    titled = SOUND.replace("Why the", f"Story {number} of why the")
    return titled.replace("date: 2020-09-16\n", f"date: 2020-09-{number:02}\n{front}")


def test_the_newest_story_has_its_picture_there(site: SiteMaker) -> None:
    files = {"explainers/tram.jpg": encoded(picture(60, 40)), "explainers/a.md": story(1, IMAGE)}
    shown = site(files).page("/").context.image
    assert (shown.alt, shown.width) == ("A tram", 60)
    newer = site({**files, "explainers/b.md": story(2)})
    assert newer.page("/").context.image is None


def test_what_is_still_developing_is_told_where_it_is_not_seen_at_once(site: SiteMaker) -> None:
    files = {f"explainers/s{at}.md": story(at, "status: developing\n") for at in range(1, 6)}
    home = site(files).page("/").context
    assert [card.title[:7] for card in home.explainers[:3]] == ["Story 5", "Story 4", "Story 3"]
    assert [card.title[:7] for card in home.developing] == ["Story 2", "Story 1"]
