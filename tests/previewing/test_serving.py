"""What the preview answers, and what it refuses."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SOUND, explainer
from tests.previewing.live import LiveSite, served, write_site

STORY = "content/explainers/trams.md"
PAGE = "/explainers/trams/"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveSite]:
    """A site that the test changes."""
    yield from serve(tmp_path)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """A site that no test changes."""
    yield from serve(tmp_path_factory.mktemp("still"))


def serve(folder: Path) -> Iterator[LiveSite]:
    (folder / "secret.txt").write_text("secret")
    settings = 'title = "The Trams"\nurl = "https://news.example/"\n'
    picture = {"content/explainers/map.svg": DRAWING}
    write_site(folder / "site", {"nutgraf.toml": settings, STORY: SOUND, **picture})
    with served(folder / "site") as site:
        yield site


def all_files(root: Path) -> dict[str, tuple[int, bytes]]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_what_the_preview_adds_stands_behind_the_page_as_built(still: LiveSite) -> None:
    page, end, added = still.page(PAGE).partition("</html>")
    assert end
    assert "nutgraf-preview" not in page
    assert added.lstrip().startswith("<nutgraf-preview ")


def test_nothing_is_written(live: LiveSite) -> None:
    before = all_files(live.root)
    live.save(STORY, SOUND.replace("The story.", "Another story."))
    for path in ("/", PAGE, f"{PAGE}timeline/", "/feed.xml", "/nowhere/", "/_preview/audit"):
        live.ask(path)
    after = all_files(live.root)
    assert after.keys() == before.keys()
    assert [path for path in after if after[path] != before[path]] == [str(live.root / STORY)]


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "127.0.0.1.evil.example", "[::1", ""),
        *("localhost:99999", "localhost:abc"),
    ],
)
def test_a_request_for_a_foreign_host_is_refused(still: LiveSite, host: str) -> None:
    for path in (PAGE, "/livereload.js", "/_preview/preview.js", "/explainers/map.svg"):
        answer, body = still.ask(path, {"Host": host})
        assert answer.status in {400, 403}
        assert b"The story." not in body


def test_the_machine_itself_is_answered_by_each_of_its_names(still: LiveSite) -> None:
    for host in (f"localhost:{still.port}", f"127.0.0.1:{still.port}", f"[::1]:{still.port}"):
        answer, body = still.ask(PAGE, {"Host": host, "Origin": f"http://{host}"})
        assert answer.status == 200
        assert b"The story." in body


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_origin_is_refused(still: LiveSite, origin: str) -> None:
    answer, body = still.ask(PAGE, {"Origin": origin})
    assert answer.status == 403
    assert b"The story." not in body
    answer, _ = still.ask("/livereload", {**UPGRADE, "Origin": origin})
    assert answer.status == 403


def test_the_connection_for_reloading_is_refused_for_a_foreign_host(still: LiveSite) -> None:
    evil = {"Host": "evil.example", "Origin": "http://evil.example"}
    assert still.ask("/livereload", {**UPGRADE, **evil})[0].status == 403
    assert still.ask("/livereload", UPGRADE)[0].status == 101


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/explainers/../../../secret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/explainers/..%5c..%5csecret.txt",
        "//secret.txt",
        "/nutgraf.toml",
        "/explainers/trams.md",
        "/_preview/../secret.txt",
        "/_preview/%2e%2e/panel.py",
    ],
)
def test_no_path_leads_out_of_the_site(still: LiveSite, path: str) -> None:
    answer, body = still.ask(path)
    assert answer.status == 404
    assert b"secret\n" not in body
    assert body != b"secret"
    assert b"title = " not in body


def test_a_picture_that_has_become_a_link_out_of_the_content_is_not_shown(live: LiveSite) -> None:
    picture = live.root / "content" / "explainers" / "map.svg"
    assert live.ask("/explainers/map.svg")[1] == DRAWING.encode()
    picture.unlink()
    picture.symlink_to(live.root.parent / "secret.txt")
    assert b"secret" not in live.ask("/explainers/map.svg")[1]


def test_a_browser_keeps_what_never_changes_at_its_address_and_nothing_else(
    live: LiveSite,
) -> None:
    (address,) = set(re.findall(r'href="(/[^"_]+\.css)"', live.page(PAGE)))
    assert "immutable" in live.ask(address)[0].headers["Cache-Control"]
    assert live.ask(PAGE)[0].headers["Cache-Control"] == "no-store"
    live.write("themes/default/static/style.css", "main { color: red; }\n")
    live.wait_for("themes: ")
    answer, body = live.ask(address)
    assert body == b"main { color: red; }\n"
    assert answer.headers["Cache-Control"] == "no-store"


def test_only_questions_are_answered(still: LiveSite) -> None:
    assert still.ask(PAGE, method="POST")[0].status == 405
    answer, body = still.ask(PAGE, method="HEAD")
    assert answer.status == 200
    assert body == b""
    assert int(answer.headers["Content-Length"]) == len(still.ask(PAGE)[1])


def test_files_for_programs_have_their_types(still: LiveSite) -> None:
    types = {
        "/feed.xml": "application/xml",
        f"{PAGE}timeline.ics": "text/calendar; charset=utf-8",
        f"{PAGE}index.json": "application/json",
        "/explainers/map.svg": "image/svg+xml",
    }
    for path, kind in types.items():
        answer, _ = still.ask(path)
        assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


def test_an_address_without_its_last_slash_leads_on(still: LiveSite) -> None:
    answer, _ = still.ask("/explainers/trams")
    assert (answer.status, answer.headers["Location"]) == (302, PAGE)


def test_the_base_path_is_the_published_one(live: LiveSite) -> None:
    live.save("nutgraf.toml", 'title = "T"\nurl = "https://news.example/deep/"\n')
    answer, _ = live.ask("/")
    assert (answer.status, answer.headers["Location"]) == (302, "/deep/")
    assert live.ask(PAGE)[0].status == 404
    answer, body = live.ask(f"/deep{PAGE}")
    assert answer.status == 200
    assert b'href="/deep/' in body


def test_errors_are_said_once_in_the_terminal_and_so_is_their_end(live: LiveSite) -> None:
    live.write(STORY, explainer(body="See [[Nobody]].\n"))
    live.wait_for("error: broken-link")
    assert "The pages stay as they were." in live.wait_for(r" ms\.").string
    said = live.save("content/explainers/buses.md", explainer("lang: fr\n"))
    assert said.startswith("content/explainers/buses.md: ")
    assert "The story." in live.page(PAGE)
    assert "All is well again." in live.save(STORY, SOUND)


def test_the_port_that_somebody_else_has_is_named(still: LiveSite) -> None:
    command = [sys.executable, "-m", "nutgraf", "serve", "--root", str(still.root)]
    done = subprocess.run(
        [*command, "--port", str(still.port)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert f"127.0.0.1:{still.port} can't be had: address already in use." in done.stderr


def test_a_site_without_settings_is_not_served(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "nutgraf", "serve", "--root", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "There is no `nutgraf.toml`" in done.stderr
