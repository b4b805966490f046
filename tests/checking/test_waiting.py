"""Files beside texts that aren't out yet."""

from __future__ import annotations

import pytest

from tests.conftest import SiteMaker, explainer

PLAN = "explainers/plan.pdf"


def published(site: SiteMaker, draft: str, other: str = "The story.\n") -> list[str]:
    """The files that are published beside a draft and another story."""
    made = site(
        {
            "explainers/a.md": explainer("draft: yes\n", draft),
            "explainers/b.md": explainer(body=other),
            PLAN: b"%PDF",
        }
    )
    assert made.codes == []
    return [one.path.removeprefix("content/") for one in made.edition.attachments]


def test_a_file_that_no_text_names_is_published(site: SiteMaker) -> None:
    assert published(site, "The story.\n") == [PLAN]


@pytest.mark.parametrize("link", ["plan.pdf", "plan.pdf#page=2", "./plan.pdf", "pl%61n.pdf"])
def test_a_file_that_a_draft_links_to_waits_with_it(site: SiteMaker, link: str) -> None:
    assert published(site, f"See [the plan]({link}).\n") == []


def test_a_file_that_a_published_text_links_to_does_not_wait(site: SiteMaker) -> None:
    link = "See [the plan](plan.pdf#page=2).\n"
    assert published(site, link, link) == [PLAN]


def test_the_files_in_the_folder_of_a_draft_wait_with_it(site: SiteMaker) -> None:
    made = site(
        {
            "explainers/a/index.md": explainer("draft: yes\n"),
            "explainers/a/data/plan.pdf": b"%PDF",
            "explainers/b.md": explainer("draft: yes\n"),
            "explainers/b/plan.pdf": b"%PDF",
            "explainers/c/plan.pdf": b"%PDF",
        }
    )
    assert [one.path for one in made.edition.attachments] == ["content/explainers/c/plan.pdf"]
