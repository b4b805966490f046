"""Pages in Markdown, and the file that leads to them."""

from __future__ import annotations

import re

import markdown

from nutgraf.model.diagnostics import Report
from nutgraf.model.pages import Plan
from nutgraf.model.site import USUAL_OUTPUTS, Output, Site
from nutgraf.rendering.encoding import ENCODERS
from tests.conftest import SiteMaker, explainer
from tests.whole import plan_whole

HOME = "https://news.example"
STORY = explainer(
    """  - {date: 2020-09~, event: "A [fight]", status: alleged}
sources:
  paper: {title: A paper, url: "https://paper.example/"}
""",
    "It began with [[Ada Byron]] [@paper], see [there](../participants/ada-byron.md).\n",
)
FILES = {
    "explainers/trams.md": STORY,
    "explainers/draft.md": explainer("draft: yes\n").replace("Why the trams", "Why no trams"),
    "participants/ada-byron.md": "---\nname: Ada Byron\n---\nShe *drives*.\n",
    "participants/zoe.md": "---\nname: Zoe Quiet\nnoindex: yes\n---\n",
    "pages/about.md": "---\ntitle: About us\n---\nWe explain.\n",
}


def planned(site: SiteMaker, files: dict[str, str] = FILES) -> Plan:
    edition = site(files, drafts=True).edition
    whole = Site("The Trams", "Trams.", HOME, outputs=frozenset({Output.MARKDOWN}))
    return plan_whole(edition, whole, Report())


def written(plan: Plan) -> dict[str, str]:
    return {file.url: ENCODERS[file.format](file.data).decode() for file in plan.data}


def links(text: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', markdown.markdown(text))


def test_every_page_of_a_thing_that_may_be_found_has_an_edition(site: SiteMaker) -> None:
    assert set(written(planned(site))) == {
        "/about/index.md",
        "/explainers/trams/index.md",
        "/llms.txt",
        "/participants/ada-byron/index.md",
    }


def test_any_program_understands_its_links_and_citations(site: SiteMaker) -> None:
    text = written(planned(site))["/explainers/trams/index.md"]
    ada = f"{HOME}/participants/ada-byron/"
    assert f"It began with [Ada Byron]({ada}) [1], see [there]({ada})." in text
    assert "1. [A paper](https://paper.example/)" in text
    assert f"{HOME}/explainers/trams/#2020-09-15" in links(text)


def test_dates_and_statuses_stand_in_words(site: SiteMaker) -> None:
    text = written(planned(site))["/explainers/trams/index.md"]
    assert "- about September 2020: Alleged: [A \\[fight\\]](" in text
    assert "## How it unfolded" in text


def test_its_headings_are_in_the_language_of_the_page(site: SiteMaker) -> None:
    german = STORY.replace("---\n", "---\nlang: de\n", 1)
    text = written(planned(site, {**FILES, "explainers/trams.md": german}))
    assert "## How it unfolded" not in text["/explainers/trams/index.md"]


def test_the_guide_leads_to_what_there_is(site: SiteMaker) -> None:
    found = written(planned(site))
    led_to = links(found["/llms.txt"])
    assert len(led_to) == 2
    assert {each.removeprefix(HOME) for each in led_to} < found.keys()
    assert found["/llms.txt"].startswith("# The Trams\n\n> Trams.\n")


def test_it_has_all_that_the_page_says(site: SiteMaker) -> None:
    front = """authors: Bo Li
figures: {value: "40", label: drivers}
quotes: {text: We walk., by: Ada Byron}
updates: {date: 2020-09-18, text: Talks were added.}
method: We read the contract.
disclosures: The city pays for our trams.
"""
    text = written(planned(site, {"explainers/a.md": explainer(front)}))["/explainers/a/index.md"]
    assert "- 16 September 2020: Bo Li\n" in text
    assert "## Key figures\n\n- 40: drivers\n" in text
    assert "## In their own words\n\n- Ada Byron: We walk.\n" in text
    assert "## Updates\n\n- 18 September 2020: Talks were added.\n" in text
    assert "## How this was made\n\nWe read the contract.\n" in text
    assert "## What to know about us\n\nThe city pays for our trams.\n" in text


def test_citations_of_places_and_of_several_sources_have_numbers(site: SiteMaker) -> None:
    front = "sources: {law: The law, paper: A paper}\n"
    story = explainer(front, "So it is [@law, p. 12; @paper], they say.\n")
    made = written(planned(site, {"explainers/a.md": story}))
    assert "So it is [1, p. 12; 2], they say" in made["/explainers/a/index.md"]


def test_the_guide_has_each_list_under_its_heading(site: SiteMaker) -> None:
    guide = written(planned(site))["/llms.txt"]
    under_explainers = guide.partition("## Explainers")[2]
    assert "trams" in under_explainers
    assert "About us" in guide.partition("## Explainers")[0]


def test_a_site_has_it_only_if_it_says_so() -> None:
    assert Output.MARKDOWN not in USUAL_OUTPUTS
    assert Output.MARKDOWN not in Site("Test").outputs
