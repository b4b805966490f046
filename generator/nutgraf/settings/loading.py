"""Find `nutgraf.toml`, read it, and say of every mistake where it stands."""

from __future__ import annotations

import codecs
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from nutgraf.model.audit import USUAL_ERRORS, Rule
from nutgraf.model.compression import Compression
from nutgraf.model.diagnostics import Location, Report
from nutgraf.model.limits import USUAL_LIMITS, Limits
from nutgraf.model.look import ACCENT, Look
from nutgraf.model.site import NavigationItem, Site
from nutgraf.settings.address import Address
from nutgraf.settings.colours import for_the_dark
from nutgraf.settings.folders import STATE, THEMES, content_folder, output_folder
from nutgraf.settings.problems import report_encoding, report_problem, report_syntax
from nutgraf.settings.schema import LookTable, SettingsFile
from nutgraf.settings.toml import TomlPlaces
from nutgraf.settings.versioned import is_in_git

FILE = "nutgraf.toml"


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line says instead of the file, or on top of it; None: nothing.

    `now` may be naive: it is then meant in the site's time zone.
    """

    output: Path | None = None
    address: Address | None = None
    now: datetime | None = None
    drafts: bool = False
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run is told. The paths are absolute.

    `content`, `output`, `state` (caches and the manifest) and `themes` (the site's own) are
    folders; `now` is aware, in `zone`; `authors` write what names no author; `review_after` is in
    days; `errors` are the rules of the audit that stop a build. `archive` is what is asked for
    copies of lost pages, the address of a Memento TimeGate, or "". `editor` is the address that
    opens a place in the writer's editor, with `{path}`, `{line}` and `{column}` to be filled in,
    or "".
    `jobs` is how many processes build, None: as many as are of use.
    `limits` say what is too large to be let in; `compress` how files are compressed beside
    themselves.
    """

    root: Path
    content: Path
    output: Path
    state: Path
    themes: Path
    theme: str
    site: Site
    zone: ZoneInfo
    now: datetime
    drafts: bool = False
    authors: tuple[str, ...] = ()
    review_after: int | None = None
    errors: frozenset[Rule] = USUAL_ERRORS
    archive: str = ""
    editor: str = ""
    jobs: int | None = None
    limits: Limits = USUAL_LIMITS
    compress: tuple[Compression, ...] = ()

    @property
    def pictures(self) -> Path:
        """The folder for pictures that were made before."""
        return self.state / "pictures"


@dataclass(frozen=True, slots=True)
class _File:
    """What the file says, and where."""

    values: SettingsFile
    places: TomlPlaces


def find_root(folder: Path) -> Path | None:
    """The nearest folder with a `nutgraf.toml`: `folder` itself or one above it."""
    candidates = (folder, *folder.parents)
    return next((place for place in candidates if (place / FILE).is_file()), None)


def load_settings(root: Path | None, overrides: Overrides, report: Report) -> Settings | None:
    """The settings of the site at `root` (None: the nearest one at or above the working folder).

    None after an error; every mistake is in the report, at its place in `nutgraf.toml`.
    """
    found = find_root(Path.cwd()) if root is None else root.resolve()
    if found is None or not (found / FILE).is_file():
        _report_missing(root, report)
        return None
    file = _read(found, report)
    return _settled(found, file, overrides, report) if file else None


def _report_missing(root: Path | None, report: Report) -> None:
    where = "in the folder after `--root`" if root else "in this folder or in one above it"
    hint = (
        "Call Nutgraf in your site's folder, or name that with `--root`. A new site begins with "
        f'a file `{FILE}` that holds `title = "Our explainers"`.'
    )
    report.error("settings-missing", f"There is no `{FILE}` {where}.", None, hint)


def _read(root: Path, report: Report) -> _File | None:
    content = (root / FILE).read_bytes().removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode().replace("\r\n", "\n")
        fields = tomllib.loads(text)
        places = TomlPlaces(FILE, text)
        return _File(SettingsFile.model_validate(fields, context=root), places)
    except UnicodeDecodeError as error:
        report_encoding(FILE, content, error.start, report)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            report_problem(problem, places, report)
    except (ValueError, RecursionError) as error:  # TOML's own mistakes, and what is past bounds
        report_syntax(FILE, text, str(error), report)
    return None


def _settled(root: Path, file: _File, overrides: Overrides, report: Report) -> Settings | None:
    values = file.values
    content = content_folder(root, values.content)
    wanted = overrides.output.absolute() if overrides.output else root / values.output
    try:
        output = output_folder(root, content, wanted)
    except ValueError as error:
        report.error("settings-folder", str(error), None, "Name another folder after `--output`.")
        return None
    if is_in_git(root / STATE):
        _report_kept_in_git(report)
        return None
    return Settings(
        root=root,
        content=content,
        output=output,
        state=root / STATE,
        themes=root / THEMES,
        theme=values.theme,
        site=_site(file, overrides.address or values.url),
        zone=values.timezone,
        now=_now(overrides.now, values.timezone),
        drafts=overrides.drafts,
        authors=values.authors,
        review_after=values.review_after,
        errors=frozenset(values.audit.errors),
        archive=values.links.archive,
        editor=values.preview.editor,
        jobs=overrides.jobs,
        limits=values.limits.limits,
        compress=tuple(dict.fromkeys(values.compress)),
    )


def _report_kept_in_git(report: Report) -> None:
    message = (
        f"Git keeps a folder `{STATE}`: whoever can add to that could change what is published, "
        "and nobody would see it in a text."
    )
    hint = (
        f"Call `git rm -r --cached {STATE}`, and write `{STATE}/` into the file `.gitignore`. "
        "Nothing of it is needed elsewhere."
    )
    report.error("state-in-git", message, Location(STATE), hint)


def _site(file: _File, address: Address) -> Site:
    values = file.values
    return Site(
        title=values.title,
        description=values.description,
        origin=address.origin,
        base_path=address.base_path,
        language=values.language,
        outputs=frozenset(values.outputs),
        cards=values.cards,
        search=values.search,
        look=_look(values.look),
        navigation=tuple(
            NavigationItem(
                entry.label, entry.address, file.places.of_value(("navigation", at, "address"))
            )
            for at, entry in enumerate(values.navigation)
        ),
    )


def _look(table: LookTable) -> Look:
    if table.accent_dark is None and table.accent == ACCENT:
        return Look(logo=table.logo)
    return Look(table.accent, table.accent_dark or for_the_dark(table.accent), table.logo)


def _now(given: datetime | None, zone: ZoneInfo) -> datetime:
    if given is None:
        return datetime.now(zone)
    return given.astimezone(zone) if given.tzinfo else given.replace(tzinfo=zone)
