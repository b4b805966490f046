"""What `nutgraf.toml` may say, as types: what passes is meant as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from nutgraf.model.audit import USUAL_ERRORS, Rule
from nutgraf.model.compression import Compression
from nutgraf.model.limits import MEGABYTE, USUAL_KINDS, USUAL_LIMITS, Limits
from nutgraf.model.look import ACCENT, DARK_PAPER, LIGHT_PAPER, Logo
from nutgraf.model.site import LANGUAGE_TAG, USUAL_OUTPUTS, Output
from nutgraf.model.spelling import did_you_mean
from nutgraf.settings.address import Address, read_address
from nutgraf.settings.colours import LEGIBLE, is_legible, nearest_legible, read_colour
from nutgraf.settings.folders import content_folder, output_folder, theme_names

EDITOR = re.compile(
    r"(?!(?:javascript|data|vbscript|blob):)[a-z][a-z0-9+.-]*:[^\s\"'<>]*\{path\}.*"
)
"""An address that can open a file, and can't run a script in the page that has the link."""


def _refusal(code: str, message: str, hint: str) -> PydanticCustomError:
    """A mistake with a diagnostic's code. Its words travel as values: they may hold braces."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    return value


def _read_url(value: Any) -> Address:
    try:
        return read_address(_text(value))
    except ValueError as error:
        hint = "Write it like `https://news.example/` or `https://news.example/2020/`."
        raise _refusal("settings-url", str(error), hint) from None


def _check_language(value: str) -> str:
    if not LANGUAGE_TAG.fullmatch(value):
        hint = "Write a language tag such as `en`, `de` or `pt-BR`."
        raise _refusal("settings-language", f"`{value}` is not a language tag.", hint)
    return value


def _read_timezone(value: Any) -> ZoneInfo:
    name = _text(value)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = did_you_mean(name, available_timezones(), "Write it like `Europe/Berlin`.")
        raise _refusal("settings-timezone", f"There is no time zone `{name}`.", hint) from None


def _check_theme(value: str, info: ValidationInfo[Path]) -> str:
    names = theme_names(info.context)
    if value not in names:
        hint = did_you_mean(value, names, f"There are: {', '.join(names)}.")
        raise _refusal("settings-theme", f"There is no theme `{value}`.", hint)
    return value


def _check_content(value: str, info: ValidationInfo[Path]) -> str:
    try:
        content_folder(info.context, value)
    except ValueError as error:
        hint = 'Name a folder inside it: `content = "content"`.'
        raise _refusal("settings-folder", str(error), hint) from None
    return value


def _check_output(value: str, info: ValidationInfo[Path]) -> str:
    root = info.context
    content = root / info.data.get("content", "content")
    try:
        output_folder(root, content, root / value)
    except ValueError as error:
        hint = 'Give the built site a folder of its own: `output = "output"`.'
        raise _refusal("settings-folder", str(error), hint) from None
    return value


def _check_editor(value: str) -> str:
    if value and not EDITOR.fullmatch(value):
        hint = 'Write it like `"vscode://file/{path}:{line}:{column}"`, or leave it empty.'
        message = f"`{value}` is not the address of an editor with a `{{path}}` in it."
        raise _refusal("settings-editor", message, hint)
    return value


def _check_archive(value: str) -> str:
    if value and not value.startswith(("http://", "https://")):
        hint = 'Write it like `"https://web.archive.org/web/"`, or leave it empty.'
        raise _refusal("settings-archive", f"`{value}` is not the address of an archive.", hint)
    return value


def _read_rule(value: Any) -> Rule:
    name = _text(value)
    try:
        return Rule(name)
    except ValueError:
        hint = did_you_mean(name, Rule, f"The rules are: {', '.join(Rule)}.")
        raise _refusal("settings-rule", f"The audit has no rule `{name}`.", hint) from None


def _read_names(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NavigationTable(_Table):
    """An entry of `[[navigation]]`."""

    label: Text
    address: Annotated[str, Field(pattern="^/([^/]|$)")]


def _read_output(value: Any) -> Output:
    name = _text(value)
    try:
        return Output(name)
    except ValueError:
        hint = did_you_mean(name, Output, f"There are: {', '.join(Output)}.")
        raise _refusal("settings-outputs", f"There is no output `{name}`.", hint) from None


def _read_compression(value: Any) -> Compression:
    try:
        return Compression(_text(value))
    except ValueError:
        hint = 'Write `compress = ["br", "gz"]`, or one of the two.'
        raise _refusal(
            "settings-compress", f"Files can't be compressed as `{value}`.", hint
        ) from None


class PreviewTable(_Table):
    """The table `[preview]`."""

    editor: Annotated[str, AfterValidator(_check_editor)] = "vscode://file/{path}:{line}:{column}"


def _read_accent(value: Any) -> str:
    return _legible(_read_colour(value), LIGHT_PAPER, "light")


def _read_accent_dark(value: Any) -> str:
    return _legible(_read_colour(value), DARK_PAPER, "dark")


def _read_colour(value: Any) -> str:
    try:
        return read_colour(_text(value))
    except ValueError as error:
        raise _refusal("settings-colour", str(error), "Write it like `#2345c4`.") from None


def _legible(colour: str, paper: str, where: str) -> str:
    if is_legible(colour, paper):
        return colour
    message = f"Words in `{colour}` are hard to read on the {where} page: {LEGIBLE}:1 is needed."
    hint = f"The nearest colour that can be read is `{nearest_legible(colour, paper)}`."
    raise _refusal("settings-contrast", message, hint)


def _read_logo(value: Any, info: ValidationInfo[Path]) -> Logo:
    from nutgraf.settings.logo import read_logo

    try:
        return read_logo(info.context, _text(value))
    except ValueError as error:
        hint = "Put the file beside `nutgraf.toml`, and write its name."
        raise _refusal("settings-logo", str(error), hint) from None


class LookTable(_Table):
    """The table `[look]`."""

    accent: Annotated[str, PlainValidator(_read_accent)] = ACCENT
    accent_dark: Annotated[str, PlainValidator(_read_accent_dark)] | None = None
    logo: Annotated[Logo, PlainValidator(_read_logo)] | None = None


class LinksTable(_Table):
    """The table `[links]`."""

    archive: Annotated[str, AfterValidator(_check_archive)] = "https://web.archive.org/web/"


class AuditTable(_Table):
    """The table `[audit]`."""

    errors: tuple[Annotated[Rule, PlainValidator(_read_rule)], ...] = tuple(sorted(USUAL_ERRORS))


def _read_kinds(value: Any) -> Any:
    """Endings as people type them: with a dot, or in capitals."""
    kinds = _read_names(value)
    if not isinstance(kinds, list):
        return kinds
    return [kind.removeprefix(".").lower() if isinstance(kind, str) else kind for kind in kinds]


class LimitsTable(_Table):
    """The table `[limits]`; sizes in megabytes."""

    text: Annotated[int, Field(ge=1, strict=True)] = USUAL_LIMITS.text_size // MEGABYTE
    file: Annotated[int, Field(ge=1, strict=True)] = USUAL_LIMITS.file_size // MEGABYTE
    events: Annotated[int, Field(ge=1, strict=True)] = USUAL_LIMITS.events
    kinds: Annotated[tuple[Text, ...], BeforeValidator(_read_kinds)] = ()

    @property
    def limits(self) -> Limits:
        """The limits as the program counts them: in bytes, with all kinds."""
        return Limits(
            text_size=self.text * MEGABYTE,
            file_size=self.file * MEGABYTE,
            events=self.events,
            kinds=USUAL_KINDS.union(self.kinds),
        )


class SettingsFile(_Table):
    """The whole of `nutgraf.toml`. Validated with the site's folder (absolute) as context."""

    title: Text
    description: str = ""
    url: Annotated[Address, PlainValidator(_read_url)] = Address("", "/")
    language: Annotated[str, AfterValidator(_check_language)] = "en"
    timezone: Annotated[ZoneInfo, PlainValidator(_read_timezone)] = ZoneInfo("UTC")
    theme: Annotated[Text, AfterValidator(_check_theme)] = "default"
    authors: Annotated[tuple[Text, ...], BeforeValidator(_read_names)] = ()
    review_after: Annotated[int, Field(ge=1, strict=True)] | None = None
    content: Annotated[Text, AfterValidator(_check_content)] = "content"
    output: Annotated[Text, AfterValidator(_check_output), Field(validate_default=True)] = "output"
    outputs: tuple[Annotated[Output, PlainValidator(_read_output)], ...] = tuple(
        each for each in Output if each in USUAL_OUTPUTS
    )
    compress: tuple[Annotated[Compression, PlainValidator(_read_compression)], ...] = ()
    cards: Annotated[bool, Field(strict=True)] = False
    search: Annotated[bool, Field(strict=True)] = False
    look: LookTable = LookTable()
    navigation: tuple[NavigationTable, ...] = ()
    audit: AuditTable = AuditTable()
    limits: LimitsTable = LimitsTable()
    links: LinksTable = LinksTable()
    preview: PreviewTable = PreviewTable()
