"""What a writer may type about participants, topics and authors, and on standing pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from nutgraf.checking.forms import ONE_OR_MORE, Dated, Language, Text, WebAddress, YesNo, lifted
from nutgraf.checking.schema import CLOSED, ImageForm
from nutgraf.model.people import ParticipantKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherNameFields:
    """Another name."""

    __pydantic_config__ = CLOSED
    name: Annotated[Text | None, Field(description="the name")] = None
    start: Annotated[Dated | None, Field(description="since when")] = None
    end: Annotated[Dated | None, Field(description="until when")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipFields:
    """A post held."""

    __pydantic_config__ = CLOSED
    organization: Annotated[Text | None, Field(description="where: a name or an id")] = None
    role: Annotated[Text | None, Field(description="as what")] = None
    start: Annotated[Dated | None, Field(description="since when")] = None
    end: Annotated[Dated | None, Field(description="until when")] = None


Links = Annotated[dict[str, WebAddress], Field(description="addresses, each under its label")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantFields:
    """A participant's front matter."""

    __pydantic_config__ = CLOSED
    name: Annotated[Text | None, Field(description="the name")] = None
    kind: Annotated[ParticipantKind | None, Field(description="what it is")] = None
    description: Annotated[Text | None, Field(description="who this is, in a line")] = None
    also_known_as: Annotated[
        tuple[Annotated[OtherNameFields, lifted("name")], ...],
        ONE_OR_MORE,
        Field(description="other names"),
    ] = ()
    memberships: Annotated[
        tuple[Annotated[MembershipFields, lifted("organization")], ...],
        ONE_OR_MORE,
        Field(description="posts held"),
    ] = ()
    born: Annotated[Dated | None, Field(description="when the person was born")] = None
    died: Annotated[Dated | None, Field(description="when the person died")] = None
    founded: Annotated[Dated | None, Field(description="when it was founded")] = None
    dissolved: Annotated[Dated | None, Field(description="when it ended")] = None
    links: Links = field(default_factory=dict)
    image: Annotated[ImageForm | None, Field(description="a portrait or logo")] = None
    noindex: Annotated[YesNo, Field(description="keep out of indexes and search")] = False
    withdrawn: Annotated[YesNo, Field(description="the page only says that it was taken down")] = (
        False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFields:
    """A topic's front matter."""

    __pydantic_config__ = CLOSED
    name: Annotated[Text | None, Field(description="the name")] = None
    description: Annotated[Text | None, Field(description="what it is about, in a line")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorFields:
    """An author's front matter."""

    __pydantic_config__ = CLOSED
    name: Annotated[Text | None, Field(description="the name")] = None
    description: Annotated[Text | None, Field(description="who this is, in a line")] = None
    links: Links = field(default_factory=dict)
    image: Annotated[ImageForm | None, Field(description="a portrait")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFields:
    """A standing page's front matter."""

    __pydantic_config__ = CLOSED
    title: Annotated[Text | None, Field(description="the headline")] = None
    summary: Annotated[Text | None, Field(description="the standfirst")] = None
    lang: Annotated[Language | None, Field(description="its language")] = None
    slug: Annotated[Text | None, Field(description="the word its address ends in")] = None
    draft: Annotated[YesNo, Field(description="not to be published yet")] = False
