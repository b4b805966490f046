"""The forms that a front-matter value may take, each with the reading that makes it strict.

Every scalar arrives as text. A string is allowed wherever a mapping with one obvious key would
be, and a single value wherever a list is meant. A refusal is a `PydanticCustomError` whose type
is a diagnostic's code and whose context may hold a `hint`.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from nutgraf.checking.edtf import InvalidDate, parse_when
from nutgraf.model.dates import Precision, When
from nutgraf.model.documents import FieldValue
from nutgraf.model.site import LANGUAGE_TAG

TRUE_WORDS = frozenset({"yes", "true", "on"})
FALSE_WORDS = frozenset({"no", "false", "off"})
WEB_SCHEMES = frozenset({"http", "https"})


def lifted(key: str) -> BeforeValidator:
    """Let a string stand for the mapping that has it under `key`."""

    def lift(value: FieldValue) -> FieldValue:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(lift)


def _listed(value: FieldValue) -> FieldValue:
    return [value] if isinstance(value, str | dict) else value


ONE_OR_MORE = BeforeValidator(_listed)


def _read_yes_no(value: FieldValue) -> bool:
    word = value.casefold() if isinstance(value, str) else ""
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise PydanticCustomError("wrong-type", "This should be `yes` or `no`.")


def _read_when(value: FieldValue, info: ValidationInfo) -> When:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        # One of several dates, `[2020,2021]`, is a list to YAML unless it stands in quotes.
        value = f"[{','.join(map(str, value))}]"
    if not isinstance(value, str):
        raise PydanticCustomError(
            "wrong-type", "This should be a date.", {"hint": "Write it like `2020-09-16`."}
        )
    try:
        return parse_when(value, _zone(info))
    except InvalidDate as problem:
        # The words may hold braces of the writer's, which pydantic would take for fields.
        context = {"reason": problem.reason, "hint": problem.hint}
        raise PydanticCustomError("invalid-date", "{reason}", context) from None


def _zone(info: ValidationInfo) -> ZoneInfo:
    """The site's time zone: it is all that validation gets to know beside the fields."""
    zone: ZoneInfo = info.context  # type: ignore[assignment]
    return zone


def _read_moment(value: FieldValue, info: ValidationInfo) -> When:
    when = _read_when(value, info)
    if when.precision not in {Precision.DAY, Precision.TIME}:
        raise PydanticCustomError(
            "invalid-date",
            "This has to be a day, with or without a time.",
            {"hint": "Write the full date, like `2020-09-16` or `2020-09-16T14:30`."},
        )
    return when


def _read_web_address(value: FieldValue) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not is_web_address(text):
        raise PydanticCustomError(
            "invalid-web-address",
            "This isn't a web address.",
            {"hint": "Give it in full, as the browser shows it: `https://www.example.org/page`."},
        )
    return text


def _check_language(value: str) -> str:
    if not LANGUAGE_TAG.fullmatch(value):
        hint = "Write its tag, such as `en`, `de`, `ar` or `pt-BR`."
        raise PydanticCustomError(
            "invalid-language", "This isn't a language's tag.", {"hint": hint}
        )
    return value


def _source_from_text(value: FieldValue) -> FieldValue:
    if not isinstance(value, str):
        return value
    return {"url": value} if looks_like_web_address(value) else {"title": value}


def is_web_address(text: str) -> bool:
    """Whether this is the whole address of something on the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    has_host = parts.scheme.lower() in WEB_SCHEMES and bool(parts.netloc)
    return has_host and not any(map(str.isspace, text))


def looks_like_web_address(text: str) -> bool:
    """Whether a writer who typed this meant a web address."""
    return text.strip().lower().startswith(("http://", "https://"))


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Language = Annotated[Text, AfterValidator(_check_language)]
Markdown = str
YesNo = Annotated[bool, PlainValidator(_read_yes_no)]
Dated = Annotated[When, PlainValidator(_read_when)]
Moment = Annotated[When, PlainValidator(_read_moment)]
WebAddress = Annotated[str, PlainValidator(_read_web_address)]
Texts = Annotated[tuple[Text, ...], ONE_OR_MORE]
SOURCE_FROM_TEXT = BeforeValidator(_source_from_text)
