"""Linked data, read back by rdflib: only terms of schema.org, one identifier for each thing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SDO

from nutgraf.model.diagnostics import Report
from nutgraf.model.look import Logo, Look
from nutgraf.model.site import Site
from nutgraf.rendering.encoding import ENCODERS
from nutgraf.rendering.linked_data import json_ld
from tests.conftest import PlannedSite, SiteMaker, explainer
from tests.whole import plan_whole

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

VOCABULARY = {f"{SDO}{name}" for name in SDO.__annotations__}

HOME = "https://news.example/2020/"
TRAMS = f"{HOME}explainers/trams/"

STORY = explainer(
    """topics: [Transport]
quotes:
  - {text: "Enough.", by: Ada Byron, date: 2020-09-15}
questions:
  - {question: Who was on strike?, answer: "The *drivers*, see [[Ada Byron]]."}
  - {question: Who was on strike?, answer: Nobody else.}
glossary:
  depot: Where trams sleep.
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
    "pages/about.md": "---\ntitle: About us\n---\nWe explain.\n",
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


def nodes_in(value: object) -> Iterator[dict[str, Any]]:
    """Every node in some JSON-LD, however deep."""
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict) and "@type" in value:
        yield value
    if isinstance(inside, Iterable) and not isinstance(inside, str):
        for one in inside:
            yield from nodes_in(one)


@cache
def terms_of(kind: str) -> set[str]:
    """The properties that something of this type can have, by another package's vocabulary."""
    found = getattr(import_module(f"pydantic2_schemaorg.{kind}"), kind)
    return {name for each in found.__mro__ for name in getattr(each, "__annotations__", {})}


def test_every_term_is_one_of_its_type(site: SiteMaker) -> None:
    made = site(FILES, base_url=HOME)
    graphs = [json.loads(str(json_ld(page.head.linked_data))) for page in made.plan.pages]
    found = [one for graph in graphs for one in nodes_in(graph["@graph"])]
    assert len({one["@type"] for one in found}) > 15
    misplaced = {
        (one["@type"], term)
        for one in found
        for term in one
        if not term.startswith("@") and term not in terms_of(one["@type"])
    }
    # A role repeats the property that it stands in (schema.org, Role).
    assert misplaced == {("OrganizationRole", "memberOf")}


def test_questions_are_found_with_their_answers(site: SiteMaker) -> None:
    graph = page_graph(site(FILES, base_url=HOME), "/explainers/trams/")
    first, second = f"{TRAMS}#question-who-was-on-strike", f"{TRAMS}#question-who-was-on-strike-2"
    answer = graph.value(URIRef(first), SDO.acceptedAnswer)
    assert str(graph.value(answer, SDO.text)) == "The drivers, see Ada Byron."
    listed = set(graph.objects(URIRef(f"{TRAMS}#section-questions"), SDO.mainEntity))
    assert listed == {URIRef(first), URIRef(second)}
    assert value(graph, f"{TRAMS}#section-questions", RDF.type) == str(SDO.FAQPage)
    assert listed < set(graph.objects(URIRef(f"{TRAMS}#article"), SDO.hasPart))


def test_words_are_found_with_their_meaning(site: SiteMaker) -> None:
    graph = page_graph(site(FILES, base_url=HOME), "/explainers/trams/")
    term = f"{TRAMS}#term-depot"
    assert value(graph, term, SDO.description) == "Where trams sleep."
    assert value(graph, term, SDO.inDefinedTermSet) == f"{TRAMS}#section-glossary"


def test_a_story_without_questions_and_words_has_no_empty_lists(site: SiteMaker) -> None:
    graph = page_graph(
        site({"explainers/trams.md": explainer()}, base_url=HOME), "/explainers/trams/"
    )
    types = {str(each) for each in graph.objects(predicate=RDF.type)}
    assert types & {str(SDO.FAQPage), str(SDO.DefinedTermSet)} == set()


def test_every_page_that_may_be_found_says_what_it_is_and_whose(site: SiteMaker) -> None:
    made = site(FILES, base_url=HOME)
    shown = [page for page in made.plan.pages if not page.head.noindex and not page.head.canonical]
    kinds = {}
    for page in shown:
        url = URIRef(HOME + page.url[1:])
        graph = page_graph(made, page.url)
        kinds[page.url] = str(graph.value(url, RDF.type)).removeprefix(str(SDO))
        assert page.url == "/" or graph.value(url, SDO.isPartOf) == URIRef(f"{HOME}#website")
    assert kinds["/about/"] == "AboutPage"
    assert kinds["/timeline/"] == kinds["/topics/"] == "CollectionPage"
    assert kinds["/explainers/trams/timeline/"] == kinds["/timeline/2020/"] == "WebPage"


def test_the_publisher_has_its_logo(site: SiteMaker) -> None:
    edition = site(FILES).edition
    look = Look(logo=Logo(b"<svg/>", ".svg"))
    plan = plan_whole(edition, Site("Test", origin="https://news.example", look=look), Report())
    graph = read(str(json_ld(next(p for p in plan.pages if p.url == "/").head.linked_data)))
    logo = graph.value(URIRef("https://news.example/#publisher"), SDO.logo)
    assert str(graph.value(logo, SDO.url)) == "https://news.example/logo.svg"


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
