"""Linked data, read back by rdflib: only terms of schema.org, one identifier for each thing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SDO

from nutgraf.rendering.encoding import ENCODERS
from nutgraf.rendering.linked_data import json_ld
from tests.conftest import PlannedSite, SiteMaker, explainer

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

VOCABULARY = {f"{SDO}{name}" for name in SDO.__annotations__}

HOME = "https://news.example/2020/"
TRAMS = f"{HOME}explainers/trams/"

STORY = explainer(
    """topics: [Transport]
quotes:
  - {text: "Enough.", by: Ada Byron, date: 2020-09-15}
corrections:
  - {date: 2020-09-19, text: "We *misspelt* a name."}
sources:
  paper: {title: A paper, url: "https://paper.example/"}
"""
).replace(
    "    event: The strike is called\n",
    """    event: The strike is called
    id: called
    who: [Ada Byron]
  - {date: 2020-09~, event: Talks begin, id: talks}
  - {date: 2020-07/2020-08, event: A vote, id: vote}
  - {date: 2020-09-14, event: A fight, id: fight, status: alleged}
  - {date: 2020-12-01, event: More talks, id: more, status: cancelled}
""",
)
FILES = {
    "explainers/trams.md": STORY,
    "participants/ada-byron.md": """---
name: Ada Byron
kind: person
born: 1975-12~
memberships: [{organization: Tram Union, role: driver, start: 2009}]
links: {website: "https://ada.example/"}
---
""",
    "pages/corrections-policy.md": "---\ntitle: Corrections\n---\nWe correct.\n",
}


def read(document: str) -> Graph:
    """A graph; the address of the context is exchanged for what it holds, which is elsewhere."""
    data = json.loads(document)
    assert data["@context"] == "https://schema.org"
    data["@context"] = {
        "@vocab": str(SDO),
        **{term: {"@type": "@id"} for term in ("url", "sameAs", "archivedAt", "eventStatus")},
    }
    return Graph().parse(data=json.dumps(data), format="json-ld")


def page_graph(made: PlannedSite, url: str) -> Graph:
    return read(str(json_ld(made.page(url).head.linked_data)))


def whole_graph(made: PlannedSite) -> Graph:
    (file,) = [file for file in made.plan.data if file.url == "/graph.jsonld"]
    return read(ENCODERS[file.format](file.data).decode())


def value(graph: Graph, subject: str, term: URIRef) -> Any:
    found = graph.value(URIRef(subject), term)
    return found.toPython() if isinstance(found, Literal) else found and str(found)


def test_there_are_only_terms_that_schema_org_has(site: SiteMaker) -> None:
    made = site(FILES, base_url=HOME)
    graphs = [page_graph(made, page.url) for page in made.plan.pages if page.head.linked_data]
    for graph in [*graphs, whole_graph(made)]:
        terms = {term for _, term, _ in graph} - {RDF.type}
        types = set(graph.objects(predicate=RDF.type))
        assert len(terms) > 3
        assert {str(term) for term in terms | types} - VOCABULARY == set()


def test_somebody_has_one_identifier_and_one_type_on_all_pages(site: SiteMaker) -> None:
    made = site(FILES, base_url=HOME)
    ada = f"{HOME}participants/ada-byron/#participant"
    graphs = [
        page_graph(made, "/explainers/trams/"),
        page_graph(made, "/participants/ada-byron/"),
        whole_graph(made),
    ]
    for graph in graphs:
        assert value(graph, ada, RDF.type) == str(SDO.Person)
        assert value(graph, ada, SDO.name) == "Ada Byron"


def test_everything_that_the_whole_graph_points_to_on_the_site_is_in_it(site: SiteMaker) -> None:
    graph = whole_graph(site(FILES, base_url=HOME))
    pointed_to = {
        str(target) for _, term, target in graph
        if str(target).startswith(HOME) and "#" in str(target) and term != SDO.url
    }  # fmt: skip
    described = {str(subject) for subject, _, _ in graph}
    assert len(pointed_to) > 5
    assert pointed_to - described == set()


def test_an_article_says_when_about_whom_and_what_was_corrected(site: SiteMaker) -> None:
    graph = page_graph(site(FILES, base_url=HOME), "/explainers/trams/")
    article = f"{TRAMS}#article"
    assert value(graph, article, RDF.type) == str(SDO.BackgroundNewsArticle)
    assert value(graph, article, SDO.datePublished) == "2020-09-16"
    assert value(graph, article, SDO.dateModified) == "2020-09-19T00:00:00+00:00"
    assert value(graph, article, SDO.mentions) == f"{HOME}participants/ada-byron/#participant"
    correction = value(graph, article, SDO.correction)
    assert value(graph, correction, SDO.text) == "We misspelt a name."
    quote = value(graph, article, SDO.hasPart)
    assert value(graph, quote, SDO.spokenByCharacter) == (
        f"{HOME}participants/ada-byron/#participant"
    )


def test_only_a_plain_date_is_the_date_of_an_event(site: SiteMaker) -> None:
    graph = page_graph(site(FILES, base_url=HOME), "/explainers/trams/")
    assert value(graph, f"{TRAMS}#called", SDO.startDate) == "2020-09-15"
    assert value(graph, f"{TRAMS}#vote", SDO.startDate) == "2020-07"
    assert value(graph, f"{TRAMS}#vote", SDO.endDate) == "2020-08"
    assert value(graph, f"{TRAMS}#talks", SDO.startDate) is None
    assert value(graph, f"{TRAMS}#talks", SDO.disambiguatingDescription) == "EDTF: 2020-09~"


def test_what_is_only_alleged_is_no_event_to_a_program(site: SiteMaker) -> None:
    graph = page_graph(site(FILES, base_url=HOME), "/explainers/trams/")
    assert (URIRef(f"{TRAMS}#fight"), None, None) not in graph
    assert (None, None, URIRef(f"{TRAMS}#fight")) not in graph
    assert value(graph, f"{TRAMS}#more", SDO.eventStatus) == "https://schema.org/EventCancelled"


def test_the_publisher_names_its_policies(site: SiteMaker) -> None:
    graph = page_graph(site(FILES, base_url=HOME), "/")
    policy = value(graph, f"{HOME}#publisher", SDO.correctionsPolicy)
    assert policy == f"{HOME}corrections-policy/"


def test_who_is_to_be_kept_out_of_indexes_is_not_in_linked_data(site: SiteMaker) -> None:
    hidden = FILES["participants/ada-byron.md"].replace("kind:", "noindex: yes\nkind:")
    made = site({**FILES, "participants/ada-byron.md": hidden}, base_url=HOME)
    for page in made.plan.pages:
        assert "ada-byron" not in str(json_ld(page.head.linked_data))


def test_a_draft_has_no_linked_data_even_where_it_is_shown(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": explainer("draft: yes\n")}, base_url=HOME, drafts=True)
    assert made.page("/explainers/trams/").head.linked_data == ()


def test_no_text_can_end_the_script_that_holds_the_data(site: SiteMaker) -> None:
    evil = "</script><!--<script>&amp;"
    text = STORY.replace("Why the trams stopped", f"'{evil}'")
    made = site({"explainers/trams.md": text}, base_url=HOME)
    script = str(json_ld(made.page("/explainers/trams/").head.linked_data))
    assert not set(script) & set("<>&")
    assert value(read(script), f"{TRAMS}#article", SDO.headline) == evil


def test_without_an_origin_there_is_no_linked_data(site: SiteMaker) -> None:
    made = site(FILES)
    assert all(page.head.linked_data == () for page in made.plan.pages)
