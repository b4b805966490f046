"""What a writer may type in the front matter: the loose vocabulary.

`content.md`'s tables as types. Every key is optional here: what is required depends on whether a
text is a draft, and is an editorial rule. Descriptions are the writer's words for a key.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import ConfigDict, Field

from nutgraf.checking.forms import (
    ONE_OR_MORE,
    SOURCE_FROM_TEXT,
    Dated,
    Language,
    Markdown,
    Moment,
    Text,
    Texts,
    WebAddress,
    YesNo,
    lifted,
)
from nutgraf.model.news import EventStatus, SourceKind, StoryStatus

CLOSED = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFields:
    """A picture."""

    __pydantic_config__ = CLOSED
    src: Annotated[Text | None, Field(description="the file, beside the text")] = None
    alt: Annotated[Text | None, Field(description="what it shows, for those who can't see it")] = (
        None
    )
    caption: Annotated[Text | None, Field(description="the words beneath it")] = None
    credit: Annotated[Text | None, Field(description="who made it")] = None


ImageForm = Annotated[ImageFields, lifted("src")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFields:
    """Where something is known from."""

    __pydantic_config__ = CLOSED
    title: Annotated[Text | None, Field(description="what it is called")] = None
    publisher: Annotated[Text | None, Field(description="who published it")] = None
    author: Annotated[Text | None, Field(description="who wrote it")] = None
    date: Annotated[Dated | None, Field(description="when it was published")] = None
    url: Annotated[WebAddress | None, Field(description="where it is on the web")] = None
    archived: Annotated[WebAddress | None, Field(description="an archived copy")] = None
    accessed: Annotated[Moment | None, Field(description="when you looked at it")] = None
    kind: Annotated[SourceKind | None, Field(description="what it is")] = None
    reason: Annotated[Text | None, Field(description="why an anonymous one isn't named")] = None


SourceForm = Annotated[SourceFields, SOURCE_FROM_TEXT]
SharedSourceForms = dict[str, SourceForm]
SourceList = Annotated[tuple[str | SourceFields, ...], ONE_OR_MORE]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFields:
    """Somebody's part in a story or an event."""

    __pydantic_config__ = CLOSED
    name: Annotated[Text | None, Field(description="a name or an id")] = None
    role: Annotated[Text | None, Field(description="as what they take part")] = None
    note: Annotated[Markdown | None, Field(description="why they matter here")] = None


Parts = Annotated[tuple[Annotated[PartFields, lifted("name")], ...], ONE_OR_MORE]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFields:
    """Somebody's own words."""

    __pydantic_config__ = CLOSED
    text: Annotated[Text | None, Field(description="the words")] = None
    by: Annotated[Text | None, Field(description="who said them")] = None
    date: Annotated[Dated | None, Field(description="when")] = None
    source: Annotated[SourceList, Field(description="where they are known from")] = ()
    context: Annotated[Text | None, Field(description="where or to whom they were said")] = None
    translation: Annotated[Text | None, Field(description="the words in the page's language")] = (
        None
    )
    id: Annotated[Text | None, Field(description="a word for corrections to name it by")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFields:
    """An entry of a timeline."""

    __pydantic_config__ = CLOSED
    date: Annotated[Dated | None, Field(description="when, as exactly as it is known")] = None
    event: Annotated[Text | None, Field(description="the headline of the event")] = None
    text: Annotated[Markdown | None, Field(description="detail")] = None
    who: Annotated[Parts, Field(description="who took part, and as what")] = ()
    where: Annotated[Text | None, Field(description="the place")] = None
    image: Annotated[ImageForm | None, Field(description="a picture of it")] = None
    quote: Annotated[QuoteFields | None, Field(description="what somebody said")] = None
    sources: Annotated[SourceList, Field(description="where this is known from")] = ()
    status: Annotated[EventStatus | None, Field(description="how sure it is")] = None
    because: Annotated[Texts, Field(description="ids of the events that caused it")] = ()
    id: Annotated[Text | None, Field(description="the word its address ends in")] = None
    added: Annotated[Moment | None, Field(description="when it was added to the story")] = None
    changed: Annotated[Moment | None, Field(description="when it last changed in substance")] = None
    see: Annotated[Text | None, Field(description="an event told in another explainer")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseFields:
    """One answer to why."""

    __pydantic_config__ = CLOSED
    text: Annotated[Markdown | None, Field(description="the cause")] = None
    according_to: Annotated[Texts, Field(description="who says so")] = ()
    disputed_by: Annotated[Texts, Field(description="who says otherwise")] = ()
    events: Annotated[Texts, Field(description="ids of the events meant")] = ()
    sources: Annotated[SourceList, Field(description="where this is known from")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFields:
    """Something known, not known, or coming."""

    __pydantic_config__ = CLOSED
    text: Annotated[Markdown | None, Field(description="what")] = None
    date: Annotated[
        Dated | None,
        Field(description="as of when this holds; of what is coming: when it is to come"),
    ] = None
    sources: Annotated[SourceList, Field(description="where this is known from")] = ()


Statements = Annotated[tuple[Annotated[StatementFields, lifted("text")], ...], ONE_OR_MORE]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFields:
    """A reader's question."""

    __pydantic_config__ = CLOSED
    question: Annotated[Text | None, Field(description="what readers ask")] = None
    answer: Annotated[Markdown | None, Field(description="what is known")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFields:
    """A key figure."""

    __pydantic_config__ = CLOSED
    value: Annotated[Text | None, Field(description="the figure, as it is to be shown")] = None
    label: Annotated[Text | None, Field(description="what it counts")] = None
    source: Annotated[SourceList, Field(description="where it is known from")] = ()
    as_of: Annotated[Dated | None, Field(description="at what time it was so")] = None
    id: Annotated[Text | None, Field(description="a word for corrections to name it by")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFields:
    """An entry of the log."""

    __pydantic_config__ = CLOSED
    date: Annotated[Moment | None, Field(description="when")] = None
    text: Annotated[Markdown | None, Field(description="what was added or changed")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionFields:
    """A mistake put right."""

    __pydantic_config__ = CLOSED
    date: Annotated[Moment | None, Field(description="when it was put right")] = None
    text: Annotated[Markdown | None, Field(description="what was wrong")] = None
    was: Annotated[Text | None, Field(description="what stood there")] = None
    now: Annotated[Text | None, Field(description="what stands there now")] = None
    event: Annotated[Text | None, Field(description="the id of the event it corrects")] = None
    figure: Annotated[Text | None, Field(description="the id of the key figure it corrects")] = None
    quote: Annotated[Text | None, Field(description="the id of the quote it corrects")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalFields:
    """Why an explainer was taken down."""

    __pydantic_config__ = CLOSED
    date: Annotated[Moment | None, Field(description="when it was taken down")] = None
    text: Annotated[Markdown | None, Field(description="what readers are to know of that")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainerFields:
    """An explainer's front matter."""

    __pydantic_config__ = CLOSED
    title: Annotated[Text | None, Field(description="the headline")] = None
    summary: Annotated[Text | None, Field(description="the standfirst")] = None
    date: Annotated[Moment | None, Field(description="first published")] = None
    updated: Annotated[Moment | None, Field(description="last changed in substance")] = None
    reviewed: Annotated[Moment | None, Field(description="last checked")] = None
    draft: Annotated[YesNo, Field(description="not to be published yet")] = False
    status: Annotated[StoryStatus | None, Field(description="still moving or not")] = None
    authors: Annotated[Texts, Field(description="names or ids of who wrote it")] = ()
    topics: Annotated[Texts, Field(description="names or ids of its subjects")] = ()
    where: Annotated[Texts, Field(description="the places of the story")] = ()
    slug: Annotated[Text | None, Field(description="the word its address ends in")] = None
    aliases: Annotated[Texts, Field(description="old addresses that lead here")] = ()
    lang: Annotated[Language | None, Field(description="its language, e.g. en or pt-BR")] = None
    translation_of: Annotated[Text | None, Field(description="id of the original")] = None
    image: Annotated[ImageForm | None, Field(description="the main picture")] = None
    what: Annotated[Markdown | None, Field(description="what happened, in a paragraph")] = None
    why: Annotated[
        tuple[Annotated[CauseFields, lifted("text")], ...],
        ONE_OR_MORE,
        Field(description="the causes, each with who says so"),
    ] = ()
    who: Annotated[Parts, Field(description="who takes part, and as what")] = ()
    timeline: Annotated[
        tuple[EventFields, ...], ONE_OR_MORE, Field(description="what happened, in order")
    ] = ()
    known: Annotated[Statements, Field(description="what is established")] = ()
    unknown: Annotated[Statements, Field(description="what isn't known")] = ()
    next: Annotated[Statements, Field(description="what is coming")] = ()
    questions: Annotated[
        tuple[QuestionFields, ...], ONE_OR_MORE, Field(description="questions and answers")
    ] = ()
    glossary: Annotated[dict[str, Markdown], Field(description="words and what they mean")] = field(
        default_factory=dict
    )
    figures: Annotated[
        tuple[FigureFields, ...], ONE_OR_MORE, Field(description="the key figures")
    ] = ()
    sources: Annotated[
        dict[str, SourceForm], Field(description="the sources, each under a key of your choice")
    ] = field(default_factory=dict)
    quotes: Annotated[
        tuple[QuoteFields, ...], ONE_OR_MORE, Field(description="what people said")
    ] = ()
    updates: Annotated[
        tuple[UpdateFields, ...], ONE_OR_MORE, Field(description="the log of changes")
    ] = ()
    corrections: Annotated[
        tuple[CorrectionFields, ...], ONE_OR_MORE, Field(description="mistakes put right")
    ] = ()
    withdrawn: Annotated[
        Annotated[WithdrawalFields, lifted("text")] | None,
        Field(description="taken down: the page says only why"),
    ] = None
    method: Annotated[Markdown | None, Field(description="how we know")] = None
    disclosures: Annotated[
        Markdown | None, Field(description="what readers should know about us")
    ] = None
    related: Annotated[Texts, Field(description="ids of explainers chosen by hand")] = ()
    cleared: Annotated[
        Texts, Field(description="living people who may stand in unsourced or alleged events")
    ] = ()
