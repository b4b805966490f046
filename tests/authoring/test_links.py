"""Outgoing links are found at their places, and visited politely; the hosts are on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import cast

import pytest

from nutgraf import cli
from nutgraf.authoring.links import LEDGER, check_links
from nutgraf.authoring.outgoing import outgoing_links
from nutgraf.authoring.patrol import Ledger, Manners, patiently, patrol
from nutgraf.authoring.visiting import Limits, Outcome, Visit, visit
from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.values import replace
from nutgraf.reading import parse_document
from nutgraf.settings import Overrides, load_settings

NOW = datetime(2020, 10, 1, 12, tzinfo=UTC)
LIMITS = Limits(silence=5, whole=20, is_local=True)
MANNERS = Manners(at_once=2, pause=0, limits=LIMITS, patience=60, tries=3)


ANSWERS = {
    "/missing": (404, ""),
    "/removed": (410, ""),
    "/broken": (500, ""),
    "/moved": (301, "/there"),
    "/found": (302, "/there"),
    "/loop": (302, "/loop"),
    "/elsewhere": (302, "ftp://127.0.0.1/"),
}


class Host(ThreadingHTTPServer):
    """A host that notes what it is asked, and can be told to let those who hang go."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Pages)
        self.asked: list[str] = []
        self.busy_answers = 0
        self.retry_after: str | None = "7"
        self.over = Event()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"


class Pages(BaseHTTPRequestHandler):
    """What there is, and what there isn't."""

    def do_HEAD(self) -> None:
        """Answer, unless the page has no head."""
        self.reply("HEAD")

    def do_GET(self) -> None:
        """Answer in full."""
        self.reply("GET")

    def reply(self, method: str) -> None:
        """Answer by the path."""
        host = cast("Host", self.server)
        host.asked.append(f"{method} {self.path}")
        path = self.path.partition("?")[0]
        match path:
            case "/hangs":
                host.over.wait()
            case "/drips":
                self.drip()
            case "/gibberish":
                self.wfile.write(b"Good morning!\r\n\r\n")
            case "/busy":
                self.busy()
            case "/headless" | "/endless" if method == "HEAD":
                self.head(405)
            case "/endless":
                self.head(200)
                self.go_on()
            case _ if path.startswith("/gate/"):
                self.head(302, Location=path.replace("/gate/", "/copies/2020/"))
            case _ if path.startswith("/copies/") and "/missing" in path:
                self.head(200, Memento_Datetime="Wed, 16 Sep 2020 12:00:00 GMT")
            case _:
                status, location = ANSWERS.get(path, (200, ""))
                self.head(status, **({"Location": location} if location else {}))

    def head(self, status: int, **headers: str) -> None:
        """Send a status and headers."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def busy(self) -> None:
        """Have no time as often as the host was told to."""
        host = cast("Host", self.server)
        if not host.busy_answers:
            self.head(200)
            return
        host.busy_answers -= 1
        self.head(429, **({"Retry_After": host.retry_after} if host.retry_after else {}))

    def drip(self) -> None:
        """Send a head that doesn't end, a byte now and then."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
            while not cast("Host", self.server).over.wait(0.002):
                self.wfile.write(b"a")
        except OSError:
            return

    def go_on(self) -> None:
        """Send a body until nobody listens."""
        try:
            while not cast("Host", self.server).over.is_set():
                self.wfile.write(b"and so on " * 1000)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """A host on a free port."""
    monkeypatch.setenv("no_proxy", "*")
    with Host() as served:
        thread = Thread(target=served.serve_forever, args=(0.01,))
        thread.start()
        yield served
        served.over.set()
        served.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "outcome", "note"),
    [
        ("/there", Outcome.THERE, ""),
        ("/headless", Outcome.THERE, ""),
        ("/endless", Outcome.THERE, ""),
        ("/found", Outcome.THERE, ""),
        ("/naïve seite", Outcome.THERE, ""),
        ("/missing", Outcome.GONE, ""),
        ("/removed", Outcome.GONE, ""),
        ("/broken", Outcome.UNREACHABLE, "the answer was 500 Internal Server Error"),
        ("/gibberish", Outcome.UNREACHABLE, "Good morning!\r\n"),
        ("/loop", Outcome.UNREACHABLE, "it is sent on and on, without an end"),
    ],
)
def test_a_visit_tells_what_has_become_of_a_page(
    host: Host, path: str, outcome: Outcome, note: str
) -> None:
    url = f"{host.url}{path}"
    assert visit(url, LIMITS) == Visit(url, outcome, note)


def test_what_has_moved_for_good_is_told_with_its_new_address(host: Host) -> None:
    moved = visit(f"{host.url}/moved", LIMITS)
    assert (moved.outcome, moved.note) == (Outcome.MOVED, f"{host.url}/there")


def test_a_redirect_that_leaves_the_web_isn_t_followed(host: Host) -> None:
    assert visit(f"{host.url}/elsewhere", LIMITS).outcome is Outcome.UNREACHABLE


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "2130706433"])
def test_a_private_host_isn_t_asked_for_anything(host: Host, name: str) -> None:
    url = f"http://{name}:{host.server_port}/there"
    assert visit(url, Limits()) == Visit(url, Outcome.PRIVATE, "127.0.0.1")
    assert host.asked == []


def test_a_proxy_may_be_a_private_host(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("http_proxy", host.url)
    assert visit("http://news.example/there", Limits()).outcome is Outcome.THERE
    assert host.asked == ["HEAD http://news.example/there"]


def test_a_link_to_a_private_host_is_reported_and_not_followed(host: Host, tmp_path: Path) -> None:
    public = replace(MANNERS, limits=Limits())
    (finding,), counts = findings(tmp_path, f"[A]({host.url}/there)\n", public)
    assert (finding.code, finding.severity) == ("link-private", "warning")
    assert finding.message == f"{host.url}/there leads to a private host, 127.0.0.1."
    assert counts == {"private": 1}
    assert host.asked == []


def test_a_host_that_never_answers_is_given_up(host: Host) -> None:
    assert visit(f"{host.url}/hangs", Limits(silence=0.05, is_local=True)).outcome is Outcome.SILENT


def test_a_host_that_answers_a_byte_now_and_then_is_cut_off(host: Host) -> None:
    url = f"{host.url}/drips"
    found = visit(url, Limits(silence=5, whole=0.1, is_local=True))
    assert found == Visit(url, Outcome.SILENT, "its answer took longer than 0.1 seconds")


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("http://127.0.0.1:1/", Outcome.SILENT),
        ("http://a..b/", Outcome.UNREACHABLE),
        ("http://[::1/", Outcome.UNREACHABLE),
        ("http:///a", Outcome.UNREACHABLE),
        ("http://../", Outcome.UNREACHABLE),
    ],
)
def test_an_address_that_leads_to_no_host_can_t_be_reached(url: str, outcome: Outcome) -> None:
    found = visit(url, LIMITS)
    assert found.outcome is outcome
    assert found.note
    assert "Errno" not in found.note


def test_a_page_that_has_a_head_is_asked_for_that_alone(host: Host) -> None:
    visit(f"{host.url}/there", LIMITS)
    assert host.asked == ["HEAD /there"]


def test_a_busy_host_is_left_alone_for_as_long_as_it_asks(host: Host) -> None:
    host.busy_answers = 2
    waited: list[float] = []
    assert patiently(f"{host.url}/busy", MANNERS, waited.append).outcome is Outcome.THERE
    assert waited == [7, 7]


def test_a_host_that_stays_busy_is_tried_so_often_and_no_more(host: Host) -> None:
    host.busy_answers = 9
    waited: list[float] = []
    assert patiently(f"{host.url}/busy", MANNERS, waited.append).outcome is Outcome.BUSY
    assert len(host.asked) == 3


def test_nobody_waits_for_longer_than_patience(host: Host) -> None:
    host.busy_answers = 9
    waited: list[float] = []
    impatient = replace(MANNERS, patience=6)
    assert patiently(f"{host.url}/busy", impatient, waited.append).outcome is Outcome.BUSY
    assert waited == []


@pytest.mark.parametrize(
    ("says", "seconds"),
    [
        ("12", 12.0),
        ("Wed, 16 Sep 2020 12:00:00 GMT", 0.0),
        ("soon", 30.0),
        ("Wed, 16 Sep 9999999999 12:00:00 GMT", 30.0),
        ("Wed, 16 Sep 2020 12:00:00 +99999999999999999999", 30.0),
        (None, 30.0),
    ],
)
def test_a_busy_host_says_in_seconds_or_by_a_date_how_long_to_wait(
    host: Host, says: str | None, seconds: float
) -> None:
    host.busy_answers, host.retry_after = 1, says
    assert visit(f"{host.url}/busy", LIMITS).retry_after == seconds


def test_a_host_that_is_silent_again_and_again_is_asked_for_nothing_else(
    host: Host, tmp_path: Path
) -> None:
    urls = [f"{host.url}/hangs?{number}" for number in range(5)]
    hasty = replace(MANNERS, limits=Limits(silence=0.05, is_local=True))
    visits = patrol(urls, Ledger(tmp_path / LEDGER, NOW), hasty, Event())
    assert [done.outcome for done in visits] == [Outcome.SILENT] * 5
    assert host.asked == [f"HEAD /hangs?{number}" for number in range(3)]
    assert visits[-1].note == "its host didn't answer the requests before this one"


def test_a_second_run_visits_only_what_wasn_t_there_or_is_long_ago(
    host: Host, tmp_path: Path
) -> None:
    urls = [f"{host.url}{path}" for path in ("/there", "/missing", "/moved")]

    def run(now: datetime) -> tuple[Visit, ...]:
        ledger = Ledger(tmp_path / "state" / LEDGER, now)
        ledger.open()
        host.asked.clear()
        return patrol(urls, ledger, MANNERS, Event())

    first = run(NOW)
    assert run(NOW + timedelta(days=6)) == first
    assert host.asked == ["HEAD /missing", "GET /missing"]
    run(NOW + timedelta(days=8))
    assert "HEAD /there" in host.asked


class Pauses(Event):
    """Notes how long it would have been waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        """Don't wait."""
        self.seconds.append(timeout)
        return self.is_set()


def test_between_two_pages_of_a_host_there_is_a_pause(host: Host, tmp_path: Path) -> None:
    pauses = Pauses()
    urls = [f"{host.url}/{number}" for number in range(3)]
    patrol(urls, Ledger(tmp_path / LEDGER, NOW), replace(MANNERS, pause=4), pauses)
    assert pauses.seconds == [4, 4]
    assert host.asked == ["HEAD /0", "HEAD /1", "HEAD /2"]


def test_an_interrupted_run_pays_no_more_visits_and_keeps_what_it_knows(
    host: Host, tmp_path: Path
) -> None:
    path = tmp_path / LEDGER

    class Interrupted(Ledger):
        def note(self, done: Visit) -> None:
            super().note(done)
            stopped.set()

    stopped = Event()
    urls = [f"{host.url}/{number}" for number in range(3)]
    paid = patrol(urls, Interrupted(path, NOW), MANNERS, stopped)
    assert [done.url for done in paid] == urls[:1]
    assert host.asked == ["HEAD /0"]
    again = Ledger(path, NOW)
    again.open()
    assert list(again.known) == urls[:1]


def test_a_ledger_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / LEDGER
    ledger = Ledger(path, NOW)
    for name in ("a", "b"):
        ledger.note(Visit(f"https://{name}.example/", Outcome.THERE))
    path.write_text(path.read_text(encoding="utf-8")[:-9], encoding="utf-8")
    again = Ledger(path, NOW)
    again.open()
    assert list(again.known) == ["https://a.example/"]


def test_what_isn_t_the_ledger_s_own_in_it_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / LEDGER
    ledger = Ledger(path, NOW)
    with path.open("wb") as file:
        file.writelines([b"\xff\xfe\n", b"[" * 100_000, b'\n[[], [], "there", ""]\nnull\n'])
    ledger.note(Visit("https://a.example/", Outcome.THERE))
    ledger.open()
    assert list(ledger.known) == ["https://a.example/"]


def test_what_is_visited_is_remembered_before_the_run_ends(host: Host, tmp_path: Path) -> None:
    path = tmp_path / LEDGER
    lines: list[int] = []

    class Watched(Ledger):
        def note(self, done: Visit) -> None:
            super().note(done)
            lines.append(len(path.read_text(encoding="utf-8").splitlines()))

    patrol([f"{host.url}/1", f"{host.url}/2"], Watched(path, NOW), MANNERS, Event())
    assert lines == [1, 2]


def test_links_are_found_in_fields_and_texts_at_their_places() -> None:
    text = """---
title: A
sources: {a: {url: https://a.example/}}
what: See [b](https://b.example/#part) and [b](https://b.example/).
---
Then <https://c.example/>, [d][d], [home](/about/) and `<https://not.example/>`

[d]: https://d.example/
"""
    document, _ = parse_document("content/explainers/a.md", text.encode())
    assert document is not None
    found = outgoing_links([document])
    assert {url: place.location.line for url, place in found.items()} == {
        "https://a.example/": 3,
        "https://b.example/": 4,
        "https://c.example/": 6,
        "https://d.example/": 8,
    }


def findings(
    root: Path, body: str, manners: Manners = MANNERS, archive: str = ""
) -> tuple[tuple[Diagnostic, ...], dict[str, int]]:
    """What is reported of a site with one page of this text, and the counts."""
    page = root / "content" / "pages" / "about.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"---\ntitle: About\n---\n{body}", encoding="utf-8")
    settings = f'title = "T"\n[links]\narchive = "{archive}"\n'
    (root / "nutgraf.toml").write_text(settings, encoding="utf-8")
    report = Report()
    loaded = load_settings(root, Overrides(now=NOW), report)
    assert loaded is not None
    counts = check_links(loaded, manners, False, report)
    return report.diagnostics, dict(counts)


@pytest.mark.parametrize(
    ("path", "code", "severity"),
    [
        ("/missing", "link-gone", "error"),
        ("/moved", "link-moved", "warning"),
        ("/broken", "link-unreachable", "warning"),
    ],
)
def test_a_link_that_needs_care_is_reported_at_its_place(
    host: Host, tmp_path: Path, path: str, code: str, severity: str
) -> None:
    body = f"[Good]({host.url}/there)\n[other]({host.url}{path})\n"
    (finding,), counts = findings(tmp_path, body)
    assert (finding.code, finding.severity) == (code, severity)
    assert finding.location is not None
    assert (finding.location.path, finding.location.line) == ("content/pages/about.md", 5)
    assert counts["there"] == 1


def test_a_copy_that_the_archive_can_show_is_suggested(host: Host, tmp_path: Path) -> None:
    lost = f"{host.url}/missing"
    (finding,), _ = findings(tmp_path, f"[A]({lost})\n", archive=f"{host.url}/gate/")
    copy = f"{host.url}/copies/2020/{lost}"
    assert finding.hint == f"There is an archived copy: give {copy} as `archived`, or link to it."


def test_a_copy_is_asked_for_once_and_remembered(host: Host, tmp_path: Path) -> None:
    body = f"[A]({host.url}/missing)\n"
    first, _ = findings(tmp_path, body, archive=f"{host.url}/gate/")
    host.asked.clear()
    assert findings(tmp_path, body, archive=f"{host.url}/gate/")[0] == first
    assert host.asked == ["HEAD /missing", "GET /missing"]


def test_what_isn_t_a_copy_isn_t_suggested(host: Host, tmp_path: Path) -> None:
    body = f"[A]({host.url}/removed)\n"
    (finding,), _ = findings(tmp_path, body, archive=f"{host.url}/gate/")
    assert finding.hint == "No archived copy of it was found."


def test_nobody_is_asked_for_copies_of_what_is_there_or_without_an_archive(
    host: Host, tmp_path: Path
) -> None:
    findings(tmp_path, f"[A]({host.url}/there)\n", archive=f"{host.url}/gate/")
    findings(tmp_path, f"[A]({host.url}/missing)\n")
    assert not any("/gate/" in asked for asked in host.asked)


def test_the_ledger_is_json_line_by_line(host: Host, tmp_path: Path) -> None:
    findings(tmp_path, f"[Good]({host.url}/there)\n")
    (line,) = (tmp_path / ".nutgraf" / LEDGER).read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == [NOW.isoformat(), f"{host.url}/there", "there", ""]


def test_a_busy_host_is_a_warning_that_says_to_come_again(host: Host, tmp_path: Path) -> None:
    host.busy_answers = 1
    impatient = replace(MANNERS, patience=0)
    (finding,), _ = findings(tmp_path, f"[Busy]({host.url}/busy)\n", impatient)
    assert (finding.code, finding.severity) == ("link-busy", "warning")


@pytest.mark.parametrize(
    ("path", "status", "closing"),
    [
        ("/there", 0, "1 link, 1 there."),
        ("/missing", 1, "1 error in 1 file. 1 link, 1 gone."),
    ],
)
def test_the_command_says_how_many_links_there_are_and_fails_for_what_is_gone(
    host: Host,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    path: str,
    status: int,
    closing: str,
) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    text = f"---\ntitle: About\n---\n[Page]({host.url}{path})\n"
    (tmp_path / "content" / "pages" / "about.md").write_text(text, encoding="utf-8")
    no_archive = 'title = "T"\n[links]\narchive = ""\n'
    (tmp_path / "nutgraf.toml").write_text(no_archive, encoding="utf-8")
    assert cli.run(["links", "--root", str(tmp_path), "--local"]) == status
    assert capsys.readouterr().out.splitlines()[-1] == closing
    assert (
        cli.run(["links", "--root", str(tmp_path), "--local", "--again", "--format", "json"])
        == status
    )
    outcome = json.loads(capsys.readouterr().out)["outcome"]
    assert outcome["links"] == 1
    assert host.asked.count(f"HEAD {path}") == 2
