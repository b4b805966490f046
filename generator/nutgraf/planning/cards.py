"""The social cards of explainers and participants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nutgraf.model.cards import CARD_HEIGHT, CARD_WIDTH, PICTURE_WIDTH, Mark, SocialCard
from nutgraf.model.dates import End, Precision, Qualifier, When
from nutgraf.model.edition import Thing
from nutgraf.model.heads import Preview
from nutgraf.model.news import Explainer
from nutgraf.model.people import Image, Participant
from nutgraf.model.pictures import PictureFile, PictureFormat, Version
from nutgraf.model.prose import Kind, Ref
from nutgraf.model.site import Site
from nutgraf.model.values import replace
from nutgraf.planning.composing import Composer

DRAWN, PHOTOGRAPHED = "card.png", "card.jpg"
"""The file's name: one with a picture on it would be five times as large as a PNG."""

PLACES = 48
"""How many places a line of time has: what is nearer to each other is one mark."""


def plan_card(
    thing: Thing, composer: Composer, site: Site, files: Mapping[str, str]
) -> SocialCard | None:
    """The card of an explainer, or of a participant that may be found; None where there is none.

    `files` has, for the paths of writers' files, where to read them.
    """
    if not site.cards:
        return None
    if isinstance(thing, Explainer):
        return _illustrated(_story(thing, composer, site), thing.image, files)
    if isinstance(thing, Participant) and not (thing.noindex or thing.withdrawn):
        return _illustrated(_participant(thing, composer, site), thing.image, files)
    return None


def card_preview(thing: Explainer | Participant, composer: Composer, site: Site) -> Preview | None:
    """The card as a page's head names it; None where the site has none, or no whole address."""
    if not site.cards or not site.origin:
        return None
    is_story = isinstance(thing, Explainer)
    ref = Ref(Kind.EXPLAINER if is_story else Kind.PARTICIPANT, thing.id)
    address = composer.addresses.of(ref) + (PHOTOGRAPHED if can_be_drawn(thing.image) else DRAWN)
    words = thing.title if isinstance(thing, Explainer) else thing.name
    url = site.origin + composer.addresses.href(address)
    return Preview(url, words, CARD_WIDTH, CARD_HEIGHT)


def can_be_drawn(image: Image | None) -> bool:
    """Whether there is a picture that a card can show; an SVG can't be drawn on one."""
    return image is not None and image.look.format is not PictureFormat.SVG


def _illustrated(card: SocialCard, image: Image | None, files: Mapping[str, str]) -> SocialCard:
    """The card with a picture on it, where there is one. A logo is shown whole, not cropped."""
    if image is None or not can_be_drawn(image):
        return card
    look = image.look
    is_drawing = look.format in {PictureFormat.PNG, PictureFormat.GIF} or look.is_transparent
    version = Version(PICTURE_WIDTH, CARD_HEIGHT, PictureFormat.JPEG, is_drawing)
    url = card.url.removesuffix(DRAWN) + PHOTOGRAPHED
    picture = PictureFile(url, image.src, files[image.src], version, image.place)
    return replace(card, url=url, picture=picture, credit=image.credit)


def _story(story: Explainer, composer: Composer, site: Site) -> SocialCard:
    dates = [composer.edition.events[key].date for key in story.timeline]
    topics = [composer.edition.topics[id].name for id in story.topics[:1]]
    return SocialCard(
        composer.addresses.of(Ref(Kind.EXPLAINER, story.id)) + DRAWN,
        story.source,
        story.title,
        site.title,
        story.lang,
        site.look.accent,
        _whole(dates),
        "".join(topics),
        marks=_marks(dates),
    )


def _participant(one: Participant, composer: Composer, site: Site) -> SocialCard:
    events = composer.ties.involvement(one.id).events
    dates = [composer.edition.events[key].date for key in events]
    return SocialCard(
        composer.addresses.of(Ref(Kind.PARTICIPANT, one.id)) + DRAWN,
        one.source,
        one.name,
        site.title,
        site.language,
        site.look.accent,
        _whole(dates),
        description=one.description,
        marks=_marks(dates),
    )


def _whole(dates: Sequence[When]) -> When | None:
    """From the first of these dates to the last, as one."""
    if not dates:
        return None
    first = dates[0]
    ends = [(date.latest is None, date.latest or 0, at) for at, date in enumerate(dates)]
    last = dates[max(ends)[2]]
    if first == last:
        return first
    start: When | End = first.parts[0] if first.precision is Precision.INTERVAL else first
    end: When | End = last.parts[-1] if last.precision is Precision.INTERVAL else last
    if isinstance(start, When) and start == end:
        return start
    text = f"{first.text}/{last.text}"
    return When(text, Precision.INTERVAL, first.earliest, last.latest, parts=(start, end))


def _marks(dates: Sequence[When]) -> tuple[Mark, ...]:
    """The dates on a line from the earliest day to the latest."""
    days = [day for date in dates for day in (date.earliest, date.latest) if day is not None]
    if not days:
        return ()
    begin, reach = min(days), max(max(days) - min(days), 1)

    def place(day: int | None, otherwise: int) -> float:
        part = (day - begin) / reach if day is not None else otherwise
        return round(part * PLACES) / PLACES

    return tuple(
        dict.fromkeys(
            Mark(
                place(date.earliest, 0),
                place(date.latest, 1),
                date.qualifier is Qualifier.CERTAIN and date.precision is not Precision.ONE_OF,
            )
            for date in dates
        )
    )
