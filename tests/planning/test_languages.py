"""One explainer in several languages: the ways between them, for readers and for programs."""

from __future__ import annotations

from nutgraf.planning.contents import ExplainerContent
from tests.conftest import PlannedSite, SiteMaker, explainer

ORIGINAL = explainer()
GERMAN = explainer("lang: de\ntranslation_of: trams\n")
ARABIC = explainer("lang: ar\ntranslation_of: trams\n")
FILES = {
    "explainers/trams.md": ORIGINAL,
    "explainers/trams-de.md": GERMAN,
    "explainers/trams-ar.md": ARABIC,
}


def content(site: PlannedSite, id: str) -> ExplainerContent:
    found = site.page(f"/explainers/{id}/").context
    assert isinstance(found, ExplainerContent)
    return found


def languages(site: PlannedSite, url: str) -> list[tuple[str, str]]:
    return [(one.lang, one.url) for one in site.page(url).head.languages]


def test_each_language_of_an_explainer_leads_to_the_others(site: SiteMaker) -> None:
    made = site(FILES)
    for id, lang in (("trams", "en"), ("trams-de", "de"), ("trams-ar", "ar")):
        others = content(made, id).translations
        assert {one.lang for one in others} == {"en", "de", "ar"} - {lang}
    assert content(made, "trams-de").translations[0].href in {
        "/explainers/trams/",
        "/explainers/trams-ar/",
    }


def test_programs_learn_of_every_language_and_of_the_page_itself(site: SiteMaker) -> None:
    made = site(FILES, base_url="https://news.example/2020/")
    address = "https://news.example/2020/explainers"
    expected = {("en", f"{address}/trams/"), ("de", f"{address}/trams-de/")}
    expected |= {("ar", f"{address}/trams-ar/")}
    for id in ("trams", "trams-de", "trams-ar"):
        assert set(languages(made, f"/explainers/{id}/")) == expected
        assert languages(made, f"/explainers/{id}/timeline/") == []


def test_programs_do_not_learn_of_a_draft_in_another_language(site: SiteMaker) -> None:
    draft = explainer("lang: de\ntranslation_of: trams\ndraft: yes\n")
    files = {"explainers/trams.md": ORIGINAL, "explainers/trams-de.md": draft}
    made = site(files, drafts=True, base_url="https://news.example/")
    assert languages(made, "/explainers/trams/") == []
    assert [one.lang for one in content(made, "trams").translations] == ["de"]


def test_story_in_one_language_has_no_way_to_others(site: SiteMaker) -> None:
    made = site({"explainers/trams.md": ORIGINAL}, base_url="https://news.example/")
    assert languages(made, "/explainers/trams/") == []
    assert content(made, "trams").translations == ()


def test_two_translations_into_one_language_are_not_announced_twice(site: SiteMaker) -> None:
    second = explainer("lang: de\ntranslation_of: trams\n")
    files = {**FILES, "explainers/trams-zweite.md": second}
    made = site(files, base_url="https://news.example/")
    announced = [lang for lang, _ in languages(made, "/explainers/trams/")]
    assert sorted(announced) == ["ar", "de", "en"]


def test_translation_is_not_a_related_story(site: SiteMaker) -> None:
    other = explainer(base=ORIGINAL.replace("Why the trams", "How the buses"))
    made = site({**FILES, "explainers/buses.md": other})
    related = [one.card.title for one in content(made, "trams").related]
    assert related == ["How the buses stopped"]


def test_headlines_say_their_language_on_pages_of_others(site: SiteMaker) -> None:
    events = site(FILES).page("/timeline/2020/").context.timeline.years[0].events
    assert {event.lang for event in events} == {"en", "de", "ar"}
    assert {event.told_in[0].lang for event in events} == {"en", "de", "ar"}
