"""What a reader sees of a shared source on a page that isn't an explainer."""

from __future__ import annotations

from pathlib import Path

import html5lib

from nutgraf import cli


def test_a_citation_leads_to_the_list_at_the_end_of_its_page_and_back(tmp_path: Path) -> None:
    for name, text in {
        "nutgraf.toml": 'title = "Trams"\n',
        "content/sources.yaml": "letter: {title: A letter, url: https://a.example/}\n",
        "content/pages/about.md": "---\ntitle: About\n---\nThey wrote.[@letter]\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert cli.run(["build", "--root", str(tmp_path)]) == 0
    page = html5lib.parse(
        (tmp_path / "output" / "about" / "index.html").read_text(encoding="utf-8"),
        namespaceHTMLElements=False,
    )
    citation = page.find(".//main//a[@class='cite']")
    assert citation is not None
    assert citation.get("href") == "#source-1"
    entry = page.find(".//ol/li[@id='source-1']")
    assert entry is not None
    assert "A letter" in "".join(entry.itertext())
    assert f"#{citation.get('id')}" in [link.get("href") for link in entry.iter("a")]
