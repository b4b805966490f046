"""No file of a writer's takes the place of one that Nutgraf makes."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from nutgraf.planning.attachments import OWN_NAMES
from tests.conftest import SOUND, SiteMaker


def test_every_name_that_nutgraf_gives_a_file_is_kept_from_writers(site: SiteMaker) -> None:
    whole = site({"explainers/trams.md": SOUND}, base_url="https://news.example/")
    made = {file.url for files in (whole.plan.pages, whole.plan.data) for file in files}
    names = {PurePosixPath(url).name for url in made if not url.endswith("/")}
    assert names - OWN_NAMES == set()


@pytest.mark.parametrize(
    "name", ["index.json", "INDEX.json", "timeline.csv", "timeline.csv/data.csv"]
)
def test_a_file_of_such_a_name_is_refused(site: SiteMaker, name: str) -> None:
    made = site({"explainers/trams/index.md": SOUND, f"explainers/trams/{name}": "{}"})
    assert made.codes == ["reserved-address"]


def test_two_files_that_differ_in_case_alone_are_refused(site: SiteMaker) -> None:
    made = site(
        {"explainers/trams/index.md": SOUND, "topics/a/Map.csv": "1", "topics/a/map.csv": "2"}
    )
    assert made.codes == ["duplicate-address"]
