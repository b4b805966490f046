"""What is told of a look at the files that takes long."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from nutgraf.previewing import patience
from nutgraf.previewing.audience import Audience, Message, OpenPage
from tests.conftest import SOUND
from tests.previewing.live import PATIENCE, LiveSite, write_site


def test_the_end_of_what_takes_long_is_told_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONG", 0)
    told: list[bool] = []
    is_told = Event()

    def tell(goes_on: bool) -> None:
        told.append(goes_on)
        is_told.set()

    with patience.telling_if_long(tell):
        assert is_told.wait(PATIENCE)
    assert told == [True, False]


def test_nothing_is_told_of_what_does_not_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONG", PATIENCE)
    told: list[bool] = []
    with patience.telling_if_long(told.append):
        pass
    assert told == [False]


SLOW = """
import sys
from pathlib import Path
from threading import Event
from nutgraf.previewing import patience
from nutgraf.previewing.serving import Door, preview_site
from nutgraf.settings import Overrides, load_settings

patience.LONG = 0
root, is_told = Path(sys.argv[1]), Event()

def say(text):
    print(text, flush=True)
    if "looking at the texts" in text:
        is_told.set()

def load(report):
    is_told.wait()
    return load_settings(root, Overrides(), report)

preview_site(root, load, Door("127.0.0.1", 0), say, (False, 80))
"""
"""A preview that ends its look at the files only after it has told of it."""


def test_the_terminal_tells_of_a_look_at_the_files_while_it_lasts(tmp_path: Path) -> None:
    write_site(tmp_path, {"content/explainers/trams.md": SOUND})
    command = [sys.executable, "-c", SLOW, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert LiveSite(tmp_path, process).first_words.startswith("The site: ")
        finally:
            process.kill()
            process.wait()


class Page(OpenPage):
    """An open page that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[Message] = []

    def send_message(self, message: Message) -> None:
        self.told.append(message)


def test_an_open_page_is_told_of_the_end_of_work_only_if_it_was_told_of_the_work() -> None:
    page, audience = Page(), Audience(lambda: None)
    audience.join(page)
    for goes_on in (False, True, False, False):
        audience.tell_of_work(goes_on)
    assert [message["originalPath"] for message in page.told] == ["goes on", ""]
