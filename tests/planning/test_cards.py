"""Which cards a site has, what they say, and which pages name them."""

from __future__ import annotations

import pytest

from nutgraf.model.cards import CARD_HEIGHT, CARD_WIDTH, PICTURE_WIDTH, Mark, SocialCard
from nutgraf.model.diagnostics import Report
from nutgraf.model.pictures import PictureFormat, Version
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.model.values import replace
from nutgraf.planning import OpenPlan
from tests.conftest import PlannedSite, SiteMaker, explainer
from tests.pictures import encoded, picture

SITE = Site("The Trams", origin="https://trams.example", base_path="/2020/", cards=True)
FILES = {
    "explainers/trams.md": explainer("topics: [Transport]\n").replace(
        "timeline:\n",
        "timeline:\n  - date: 2020-03~\n    event: A contract\n    who: [Zoe Gone, Bo Li]\n"
        "  - date: 2020-06-01/2020-06-30\n    event: Talks\n    who: [Ada Byron]\n",
    ),
    "participants/ada-byron.md": "---\nname: Ada Byron\ndescription: a driver\n---\n",
    "participants/zoe-gone.md": "---\nname: Zoe Gone\nwithdrawn: yes\n---\n",
    "participants/bo-li.md": "---\nname: Bo Li\nnoindex: yes\n---\n",
}


def planned(made: PlannedSite, site: Site = SITE) -> OpenPlan:
    return OpenPlan(made.edition, site, Report())


def card(plan: OpenPlan, address: str) -> SocialCard:
    found = plan.file(address)
    assert isinstance(found, SocialCard)
    return found


def test_an_explainer_has_a_card_with_its_time_and_its_topic(site: SiteMaker) -> None:
    found = card(planned(site(FILES)), "/explainers/trams/card.png")
    assert (found.headline, found.site, found.label) == (
        "Why the trams stopped",
        "The Trams",
        "Transport",
    )
    assert found.dates is not None
    assert found.dates.text == "2020-03~/2020-09-15"
    assert found.marks[0] == Mark(0, found.marks[0].end, is_sure=False)
    assert found.marks[-1] == Mark(1, 1)


def test_a_participant_has_a_card_with_who_that_is(site: SiteMaker) -> None:
    found = card(planned(site(FILES)), "/participants/ada-byron/card.png")
    assert (found.headline, found.description) == ("Ada Byron", "a driver")
    assert found.marks == (Mark(0, 1),)


@pytest.mark.parametrize("id", ["zoe-gone", "bo-li"])
def test_who_is_not_to_be_found_has_none(id: str, site: SiteMaker) -> None:
    assert planned(site(FILES)).file(f"/participants/{id}/card.png") is None


def test_pages_name_their_cards_with_their_size(site: SiteMaker) -> None:
    page = planned(site(FILES)).page("/explainers/trams/")
    assert page is not None
    assert page.head.card is not None
    assert page.head.card.url == "https://trams.example/2020/explainers/trams/card.png"
    assert (page.head.card.width, page.head.card.height) == (CARD_WIDTH, CARD_HEIGHT)


def test_a_site_that_wants_no_cards_has_none(site: SiteMaker) -> None:
    plan = planned(site(FILES), replace(SITE, cards=False))
    assert plan.file("/explainers/trams/card.png") is None
    page = plan.page("/explainers/trams/")
    assert page is not None
    assert page.head.card is None


def test_every_card_is_part_of_the_plan_once(site: SiteMaker) -> None:
    plan = planned(site(FILES))
    cards = [card.url for name in plan.names for card in plan.part(name)[0].cards]
    assert cards == ["/explainers/trams/card.png", "/participants/ada-byron/card.png"]
    assert set(cards) <= set(plan.addresses())


IMAGE = "image: {{src: {}, alt: A tram, credit: Jane Doe}}\n"
PERSON = "---\nname: Ada Byron\n{}---\n"


@pytest.mark.parametrize(
    ("name", "kind", "is_drawing"), [("tram.jpg", "JPEG", False), ("tram.png", "PNG", True)]
)
def test_the_writers_picture_is_on_the_card_and_the_page_names_that_one(
    name: str, kind: str, is_drawing: bool, site: SiteMaker
) -> None:
    story = explainer(IMAGE.format(name))
    content = encoded(picture(60, 40), kind)
    plan = planned(site({"explainers/trams.md": story, f"explainers/{name}": content}))
    (found,) = plan.pictured_cards
    assert found == card(plan, "/explainers/trams/card.jpg")
    assert found.picture is not None
    assert found.picture.version == Version(
        PICTURE_WIDTH, CARD_HEIGHT, PictureFormat.JPEG, is_drawing
    )
    assert (found.picture.path, found.credit) == (f"content/explainers/{name}", "Jane Doe")
    page = plan.page("/explainers/trams/")
    assert page is not None
    assert page.head.card is not None
    assert page.head.card.url.endswith("/explainers/trams/card.jpg")
    assert not plan.part(Ref(Kind.EXPLAINER, "trams"))[0].cards
    assert "/explainers/trams/card.jpg" in plan.addresses()


def test_a_portrait_is_on_the_card_unless_its_person_is_not_to_be_found(site: SiteMaker) -> None:
    portrait = {"participants/ada.jpg": encoded(picture(60, 40))}
    shown = PERSON.format(IMAGE.format("ada.jpg"))
    files = {**FILES, **portrait, "participants/ada-byron.md": shown}
    (found,) = planned(site(files)).pictured_cards
    assert found.url == "/participants/ada-byron/card.jpg"
    hidden = shown.replace("name:", "noindex: yes\nname:")
    assert planned(site({**files, "participants/ada-byron.md": hidden})).pictured_cards == ()


def test_a_drawing_in_svg_cannot_be_on_a_card(site: SiteMaker) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
    story = explainer(IMAGE.format("tram.svg"))
    plan = planned(site({"explainers/trams.md": story, "explainers/tram.svg": svg}))
    assert plan.pictured_cards == ()
    assert card(plan, "/explainers/trams/card.png").picture is None
