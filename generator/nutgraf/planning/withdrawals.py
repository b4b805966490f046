"""What is left of explainers that were taken down: a page, news for those who followed them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from nutgraf.model.feeds import FeedEntry, News
from nutgraf.model.news import Withdrawal
from nutgraf.model.pages import DataFile, HtmlWords
from nutgraf.model.prose import Kind, Ref
from nutgraf.planning.composing import Composer
from nutgraf.planning.contents import WithdrawnContent
from nutgraf.planning.feed_entries import story_id
from nutgraf.planning.linked_data import Identities
from nutgraf.planning.links import from_outside
from nutgraf.planning.moments import moment
from nutgraf.planning.ninjs import STANDARD
from nutgraf.planning.sketches import Sketch


def plan_withdrawals(composer: Composer, withdrawn: Iterable[Withdrawal]) -> Iterator[Sketch]:
    """A page at the address of each, with its note."""
    for one in withdrawn:
        address = composer.addresses.of(Ref(Kind.EXPLAINER, one.id))
        yield Sketch(address, "withdrawn.html", one.lang, partial(_content, one, composer))


def _content(one: Withdrawal, composer: Composer) -> WithdrawnContent:
    return WithdrawnContent(composer.markup(one.note, Kind.EXPLAINER, one.id), one.date)


def withdrawal_entry(
    one: Withdrawal, composer: Composer, identities: Identities
) -> Iterator[FeedEntry]:
    """The note in the place of the story's own entry: readers' programs exchange the one for the
    other. None where the story had no date, since then it had no entry.
    """
    zone = composer.edition.zone
    published = moment(one.published, zone)
    if published:
        text = composer.markup(one.note, Kind.EXPLAINER, one.id, own_page=False)
        yield FeedEntry(
            id=story_id(identities.site, one.id, one.published),
            news=News.WITHDRAWAL,
            url=identities.home(Kind.EXPLAINER, one.id),
            title="",
            text=from_outside(text, identities.site.origin),
            lang=one.lang,
            published=published,
            updated=moment(one.date, zone) or published,
        )


def plan_cancellations(
    composer: Composer, withdrawn: Iterable[Withdrawal], identities: Identities
) -> Iterator[DataFile]:
    """What tells other newsrooms' systems to take the item down, too (ninjs: `pubStatus`)."""
    for one in withdrawn if identities.site.origin else ():
        address = composer.addresses.of(Ref(Kind.EXPLAINER, one.id))
        yield DataFile(f"{address}ninjs.json", "ninjs", _cancelled(one, composer, identities))


def _cancelled(one: Withdrawal, composer: Composer, identities: Identities) -> dict[str, Any]:
    text = composer.markup(one.note, Kind.EXPLAINER, one.id, own_page=False)
    note = HtmlWords(from_outside(text, identities.site.origin), one.lang)
    first, last = (moment(date, composer.edition.zone) for date in (one.published, one.date))
    item = {
        "uri": identities.thing(Kind.EXPLAINER, one.id),
        "standard": STANDARD,
        "type": "text",
        "representationType": "partial",
        "pubStatus": "canceled",
        "language": one.lang,
        "firstCreated": first.isoformat(timespec="seconds") if first else "",
        "versionCreated": last.isoformat(timespec="seconds") if last else "",
        "descriptions": [{"role": "note", "contentType": "text/html", "value": note}],
    }
    return {name: value for name, value in item.items() if value}
