"""Which versions of pictures a site has, and how pages name them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from nutgraf.model.pictures import Look, PictureFile, PictureFormat
from nutgraf.planning.addresses import compile_addresses
from nutgraf.planning.pictures import pictures_of, plan_pictures, portraits_of
from nutgraf.planning.views import Picture
from tests.conftest import PlannedSite, SiteMaker, explainer
from tests.pictures import encoded, photograph, picture

STORY = "image: {src: tram.jpg, alt: A tram, caption: At the depot, credit: Jane Doe}\n"
ADA = "---\nname: Ada Byron\nimage: {src: ada.jpg, alt: Ada}\n---\nA profile.\n"


def trams(
    site: SiteMaker, body: str = "The story.\n", more: Mapping[str, bytes] | None = None
) -> PlannedSite:
    files: dict[str, str | bytes] = {
        "explainers/trams/index.md": explainer(STORY, body),
        "explainers/trams/tram.jpg": photograph(1000, 500),
        "participants/ada-byron.md": ADA,
        "participants/ada.jpg": photograph(300, 400),
    }
    return site({**files, **(more or {})})


def planned(made: PlannedSite) -> list[PictureFile]:
    return [*plan_pictures(made.edition, compile_addresses(made.edition, "/"))]


def urls(made: PlannedSite) -> set[str]:
    return {one.url for one in planned(made)}


def lead(made: PlannedSite) -> Picture:
    image = made.page("/explainers/trams/").context.image
    assert isinstance(image, Picture)
    return image


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (100, [100]),
        (400, [400]),
        (420, [420]),
        (1000, [400, 800, 1000]),
        (1800, [400, 800, 1200, 1800]),
        (5000, [400, 800, 1200, 1800]),
    ],
)
def test_no_version_is_wider_than_the_picture(width: int, widths: list[int]) -> None:
    versions = pictures_of(Look(PictureFormat.JPEG, width, width // 2))
    avif = [one for one in versions if one.format is PictureFormat.AVIF]
    assert [one.width for one in avif] == widths
    assert all(one.height == one.width // 2 for one in versions)


def test_what_is_drawn_or_seen_through_has_a_fallback_that_keeps_it() -> None:
    photo = Look(PictureFormat.WEBP, 900, 600)
    assert pictures_of(photo)[-1].format is PictureFormat.JPEG
    for look in (
        Look(PictureFormat.PNG, 900, 600),
        Look(PictureFormat.WEBP, 900, 600, is_transparent=True),
    ):
        assert pictures_of(look)[-1].format is PictureFormat.PNG


def test_a_picture_of_one_pixel_in_height_has_a_height() -> None:
    assert all(one.height == 1 for one in pictures_of(Look(PictureFormat.JPEG, 9000, 1)))


def test_a_small_portrait_is_not_blown_up() -> None:
    assert {one.width for one in portraits_of(Look(PictureFormat.JPEG, 60, 90))} == {60}


def test_every_address_that_a_page_names_is_planned(site: SiteMaker) -> None:
    made = trams(site)
    shown = lead(made)
    portrait = made.page("/participants/ada-byron/").context.person.portrait
    for one in (shown, portrait):
        named = {word for source in one.sources for word in source.srcset.split() if "/" in word}
        assert named | {one.href} <= urls(made)
        assert named
    assert (shown.width, shown.height) == (1000, 500)
    assert (portrait.width, portrait.height) == (192, 192)


def test_a_picture_that_is_only_shown_is_not_published_as_the_camera_made_it(
    site: SiteMaker,
) -> None:
    made = trams(site)
    assert "/explainers/trams/tram.jpg" not in urls(made)
    assert made.plan.copies == ()


def test_a_picture_that_a_text_links_to_is_published_beside_it(site: SiteMaker) -> None:
    made = trams(site, "![A tram](tram.jpg)\n")
    (own,) = (one for one in planned(made) if one.url == "/explainers/trams/tram.jpg")
    assert own.version is None


def test_other_files_are_published_as_they_are(site: SiteMaker) -> None:
    made = trams(site, more={"explainers/trams/report.pdf": b"%PDF"})
    assert [copy.url for copy in made.plan.copies] == ["/explainers/trams/report.pdf"]


def test_a_drawing_is_published_as_it_is(site: SiteMaker) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>'
    text = explainer("image: {src: map.svg, alt: A map}\n")
    made = site({"explainers/trams/index.md": text, "explainers/trams/map.svg": svg})
    shown = lead(made)
    assert (shown.href, shown.width, shown.height) == ("/explainers/trams/map.svg", 40, 30)
    assert shown.sources == ()
    assert [copy.url for copy in made.plan.copies] == ["/explainers/trams/map.svg"]


@pytest.mark.parametrize("name", ["ada.jpg", "ada.svg"])
def test_no_picture_of_somebody_withdrawn_is_published(name: str, site: SiteMaker) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    made = site(
        {
            "explainers/trams.md": explainer(),
            "participants/ada-byron.md": ADA.replace("image", "withdrawn: yes\nimage").replace(
                "ada.jpg", name
            ),
            f"participants/{name}": svg if name.endswith("svg") else photograph(300, 400),
        }
    )
    assert (made.codes, planned(made), made.plan.copies) == ([], [], ())
    (part,) = made.page("/explainers/trams/").context.who
    assert part.person.portrait is None


def test_one_picture_named_twice_is_made_once(site: SiteMaker) -> None:
    event = "    event: The strike is called\n"
    text = explainer(STORY).replace(event, f"{event}    image: {{src: tram.jpg, alt: A tram}}\n")
    made = site({"explainers/trams/index.md": text, "explainers/trams/tram.jpg": photograph()})
    assert len(planned(made)) == len(urls(made))


def test_search_engines_are_told_the_size(site: SiteMaker) -> None:
    made = site(
        {
            "explainers/trams/index.md": explainer(STORY),
            "explainers/trams/tram.jpg": encoded(picture(1000, 500), "WEBP"),
        },
        base_url="https://news.example/",
    )
    graph = made.page("/explainers/trams/").head.linked_data
    (image,) = (node["image"] for node in graph if "image" in node)
    assert (image["width"], image["height"]) == (1000, 500)
    assert image["url"] == "https://news.example/pictures/explainers/trams/tram.jpg/1000.jpg"
    assert image["creditText"] == "Jane Doe"


DRAFT = explainer("draft: yes\nimage: {src: secret.jpg, alt: A secret}\n", "See [it](plan.pdf).\n")


@pytest.mark.parametrize("text", ["explainers/next/index.md", "explainers/next.md"])
def test_what_lies_beside_a_draft_waits_with_it(site: SiteMaker, text: str) -> None:
    folder = text.rpartition("/")[0]
    beside: dict[str, str | bytes] = {
        f"{folder}/secret.jpg": photograph(800, 400),
        f"{folder}/plan.pdf": b"%PDF",
        "explainers/next/left.jpg": photograph(800, 400),
        "explainers/trams.md": explainer(),
        "explainers/map.csv": "a,b",
    }
    made = site({text: DRAFT, **beside})
    published = {*urls(made), *(one.url for one in made.plan.copies)}
    assert published == {"/explainers/map.csv"}
    shown = site({}, drafts=True)
    assert {"/explainers/map.csv", "/explainers/next/left.jpg"} < urls(shown) | {
        one.url for one in shown.plan.copies
    }


def test_a_picture_that_a_published_text_shows_too_is_there_before_the_draft(
    site: SiteMaker,
) -> None:
    files: dict[str, str | bytes] = {
        "explainers/next/index.md": DRAFT,
        "explainers/next/secret.jpg": photograph(800, 400),
        "explainers/next/plan.pdf": b"%PDF",
        "explainers/trams.md": explainer(
            "image: {src: next/secret.jpg, alt: A tram}\n", "See [it](next/plan.pdf).\n"
        ),
    }
    made = site(files)
    assert "/pictures/explainers/next/secret.jpg/800.jpg" in urls(made)
    assert [one.url for one in made.plan.copies] == ["/explainers/next/plan.pdf"]
