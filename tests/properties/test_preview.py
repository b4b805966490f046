"""The law of the preview: whatever was edited, it shows what a build would publish."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from nutgraf.build import build_site
from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.previewing.desk import Desk
from nutgraf.previewing.preview import Preview
from nutgraf.rendering.site import output_path
from nutgraf.reporting import Progress
from nutgraf.settings import Overrides, load_settings
from tests.conftest import NOW
from tests.previewing.live import write_site

IDS = ("trams", "buses", "ferries", "strike")
PEOPLE = ("Ada Byron", "Bo Li", "Tram Union", "ada byron")
DATES = ("2020-09-15", "2020-09", "1985~", "2020-09-14", "2999-01-01")
TEXTS = (
    "The story.",
    "A word about [[Ada Byron]] and [[trams]].",
    "See [there](buses.md#more), and [[topics/work|work]].",
    "## More\n\nAnd [@letter] more. [Here](#more).",
    "## Other\n\n[[Nobody]] knows, says [@paper].",
    "[Old](/explainers/trams/) and [when](/timeline/1985/).",
    "Look at [the dot](dot.png).",
)


@dataclass(frozen=True)
class Edit:
    """A file of the site, and its new text; None: it is gone."""

    name: str
    text: str | None


@dataclass(frozen=True)
class Rewording:
    """A file of the site, and a place in it that gets other words, if it has it."""

    name: str
    place: str
    words: str


def entry(key: str, value: object) -> str:
    return f"{key}: {value}\n" if value else ""


@st.composite
def events(draw: st.DrawFn) -> str:
    """One entry of a timeline."""
    if draw(st.integers(0, 5)) == 0:
        return f"  - see: {draw(st.sampled_from(IDS))}#first\n"
    lines = [f"date: {draw(st.sampled_from(DATES))}", f"event: {draw(headlines)}"]
    lines += draw(st.sampled_from([[], ["id: first"], ["id: second", "because: first"]]))
    lines += draw(st.sampled_from([[], ["text: Told by [[Bo Li]]."], ["status: planned"]]))
    lines += draw(st.sampled_from([[], [f"who: [{draw(people)}]"], ["sources: letter"]]))
    return "  - " + "\n    ".join(lines) + "\n"


headlines = st.sampled_from(["It begins", "It ends", "They meet"])
people = st.sampled_from(PEOPLE)
texts = st.sampled_from(TEXTS)


@st.composite
def stories(draw: st.DrawFn) -> str:
    """An explainer, most often a sound one."""
    timeline = draw(st.lists(events(), min_size=1, max_size=3))
    return "".join(
        [
            "---\n",
            entry("title", draw(st.sampled_from(["Trams", "Buses", "Why Nobody came", "Trams"]))),
            entry("date", draw(st.sampled_from(["2020-09-16", "2020-09-20", "2021-01-01"]))),
            entry("summary", draw(st.sampled_from(["", "In short.", "At length."]))),
            "what: All trams stood still.\nwhy: The drivers were on strike.\n",
            f"who:\n  - {draw(people)}\n",
            draw(
                st.sampled_from(["", "", "draft: yes\n", "slug: elsewhere\n", "topics: [work]\n"])
            ),
            draw(st.sampled_from(["", "", "aliases: /old/\n", "authors: Ada Byron\n", "x: y\n"])),
            draw(st.sampled_from(["", "", "image: {src: dot.png, alt: A dot}\n"])),
            draw(st.sampled_from(["", "sources:\n  letter: {title: A letter}\n"])),
            "timeline:\n",
            *timeline,
            "---\n",
            draw(texts),
            "\n",
        ]
    )


@st.composite
def profiles(draw: st.DrawFn) -> str:
    """A participant's file."""
    return "".join(
        [
            "---\n",
            entry("name", draw(people)),
            "kind: person\n",
            entry("description", draw(st.sampled_from(["", "A driver.", "A poet."]))),
            draw(st.sampled_from(["", "born: 1990\n", "also_known_as: [Nobody]\n"])),
            "---\n",
            draw(texts),
            "\n",
        ]
    )


names = st.sampled_from([f"content/explainers/{id}.md" for id in IDS])
edits = st.one_of(
    st.builds(Edit, names, stories()),
    st.builds(Edit, names, stories()),
    st.builds(Edit, names, st.none()),
    st.builds(
        Edit,
        st.sampled_from(["content/participants/ada-byron.md", "content/participants/bo-li.md"]),
        st.one_of(profiles(), st.none()),
    ),
    st.builds(
        Edit,
        st.just("content/pages/about.md"),
        st.one_of(texts.map("---\ntitle: About\n---\n{}\n".format), st.none()),
    ),
    st.builds(
        Edit,
        st.just("content/topics/work.md"),
        st.one_of(texts.map("---\nname: Work\n---\n{}\n".format), st.none()),
    ),
    st.builds(
        Edit,
        st.just("content/sources.yaml"),
        st.sampled_from(["letter: {title: Shared}\n", "paper: {title: Paper}\n", None]),
    ),
    st.builds(
        Edit,
        st.just("nutgraf.toml"),
        st.sampled_from(
            ['title = "T"\n', 'title = "T"\nurl = "https://news.example/deep/"\n', "title =\n"]
        ),
    ),
)
TITLES = ("Trams", "Buses", "Why Nobody came", "Something else", "trams", "Trains")
rewordings = st.builds(
    Rewording,
    st.one_of(names, st.just("content/participants/ada-byron.md")),
    st.just(r"(?<=---\n)[^\n]*\n\Z|(?<=\n\n)[^\n]*\n\Z"),
    texts.map("{}\n".format),
) | st.one_of(
    st.builds(Rewording, names, st.just("(?<=title: ).*"), st.sampled_from(TITLES)),
    st.builds(Rewording, names, st.just("(?<=event: ).*"), st.sampled_from(["It is", "It was"])),
    st.builds(Rewording, names, st.just("(?<=what: ).*"), st.sampled_from(["All", "'[[Trams]]'"])),
    st.builds(
        Rewording,
        st.just("content/participants/ada-byron.md"),
        st.just("(?<=description: ).*"),
        st.sampled_from(["Somebody.", "Nobody.", ""]),
    ),
)
TELLINGS = (
    "  - date: 2020-09-15\n    event: They meet\n    who: [Ada Byron]\n",
    "  - date: 2020-09\n    event: They part\n    text: '[There](buses.md#more).'\n",
    "  - id: second\n    date: 2019\n    event: Before\n    because: first\n",
    "  - see: buses#first\n",
    "  - see: trams#second\n",
)
AN_EVENT = r"  - [^\n]*\n(    [^\n]*\n)*?(?=  - |---)"
reshapings = st.one_of(
    st.builds(Rewording, names, st.just("(?<=timeline:\n)"), st.sampled_from(TELLINGS)),
    st.builds(Rewording, names, st.just("(?=---\n[^-]*\\Z)"), st.sampled_from(TELLINGS)),
    st.builds(Rewording, names, st.just(f"(?<=timeline:\n){AN_EVENT}"), st.just("")),
    st.builds(Rewording, names, st.just("(?<= date: ).*"), st.sampled_from(DATES)),
    st.builds(
        Rewording, names, st.just("(?<=who: ).*"), st.sampled_from(["[Bo Li]", "[Ada Byron]"])
    ),
    st.builds(Rewording, names, st.just("(?=what: )"), st.just("topics: [Work, work]\n")),
)
breakings = st.one_of(
    st.builds(Rewording, names, st.just("(?<=title: )"), st.just('"')),
    st.builds(Rewording, names, st.just('(?<=title: )"+'), st.just("")),
    st.builds(Rewording, names, st.just("what: .*\n"), st.just("")),
    st.builds(Rewording, names, st.just("(?=why: )"), st.just("what: All of them.\n")),
    st.builds(Rewording, names, st.just("(?=why: )"), st.just("aliases: /once/\n")),
    st.builds(Rewording, names, st.just("(?<= id: ).*"), st.sampled_from(["first", "second"])),
    st.builds(Edit, st.just("content/explainers/dot.png"), st.sampled_from([None, "No picture."])),
    st.builds(Edit, st.just("content/participants/nobody.md"), profiles() | st.none()),
)
"""What other texts may notice: mistakes and their ends, addresses, files, somebody's name."""
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c6360"
    "6060000000040001f61738550000000049454e44ae426082"
)
START: dict[str, str | bytes] = {
    "content/explainers/trams.md": (
        "---\ntitle: Trams\ndate: 2020-09-16\nwhat: All trams stood still.\n"
        "why: The drivers were on strike.\nwho: [Ada Byron]\ntimeline:\n"
        "  - id: first\n    date: 2020-09-15\n    event: It begins\n---\nThe story.\n"
    ),
    "content/explainers/dot.png": PICTURE,
    "content/explainers/buses.md": (
        "---\ntitle: Buses\ndate: 2020-09-17\nwhat: Buses ran.\n"
        "why: Somebody had to.\nwho: [Bo Li]\ntimeline:\n"
        "  - see: trams#first\n---\n## More\n\n[[Trams]]\n"
    ),
    "content/participants/ada-byron.md": "---\nname: Ada Byron\nkind: person\n---\nA driver.\n",
    "content/topics/work.md": "---\nname: Work\n---\nOn work.\n",
}


batches = st.lists(rewordings | reshapings | reshapings | breakings | edits, min_size=1, max_size=2)


@contextmanager
def a_site() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        write_site(root, START)
        yield root


def make(edit: Edit | Rewording, root: Path) -> Path:
    """Make an edit; gives the file."""
    file = root / edit.name
    if isinstance(edit, Rewording):
        if file.exists():
            text = file.read_text(encoding="utf-8")
            new = re.sub(edit.place, lambda _: edit.words, text, count=1)
            file.write_text(new, encoding="utf-8")
    elif edit.text is None:
        file.unlink(missing_ok=True)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(edit.text, encoding="utf-8")
    return file


def built(root: Path) -> tuple[tuple[Diagnostic, ...], dict[str, bytes]]:
    """What a build finds, and the files that it makes, by their paths; none after an error."""
    report = Report()
    output = root / "output"
    shutil.rmtree(output, ignore_errors=True)
    shutil.rmtree(root / ".nutgraf", ignore_errors=True)
    with_drafts = load_settings(root, Overrides(drafts=True, now=NOW), report)
    done = build_site(with_drafts, report, Progress()) if with_drafts else None
    files = output.rglob("*") if done else ()
    return report.diagnostics, {
        path.relative_to(output).as_posix(): path.read_bytes() for path in files if path.is_file()
    }


def shown(desk: Desk, preview: Preview) -> dict[str, bytes]:
    """Every page and file of the preview, by the path that a build would give it."""
    assert desk.snapshot.site is not None
    made = {}
    addresses = [
        *desk.snapshot.site.plan.addresses(),
        *(a.url for a in desk.snapshot.site.theme.assets.values()),
    ]
    for address in addresses:
        content = preview.file(address)
        made[output_path(address)] = preview.view(address).html if content is None else content
    return made


@settings(max_examples=12)
@given(st.lists(st.tuples(st.integers(0, 60), batches), min_size=1, max_size=6))
def test_after_any_edits_the_preview_shows_what_a_build_would_publish(
    made: Sequence[tuple[int, Sequence[Edit | Rewording]]],
) -> None:
    with a_site() as root:
        desk = Desk(root, partial(load_settings, root, Overrides(drafts=True, now=NOW)))
        preview = Preview(desk)
        desk.revise(frozenset({root}))
        warming = preview.warm_up()
        for steps, batch in made:
            assert not any(islice(warming, steps))
            desk.revise(frozenset(make(edit, root) for edit in batch))
            preview.view("/explainers/trams/")
            assert desk.snapshot.failure == ""
            findings, files = built(root)
            assert desk.snapshot.findings == findings
            if files:
                assert shown(desk, preview) == files
