"""What has become of the pages that a site links to: found out, and said at the links' places.

Of what isn't there any more an archive is asked for a copy; only one that it can show is suggested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from threading import Event

from nutgraf.authoring.outgoing import outgoing_links
from nutgraf.authoring.patrol import Ledger, Manners, patrol
from nutgraf.authoring.visiting import Outcome, Visit
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Place
from nutgraf.model.values import replace
from nutgraf.reading import read_manuscript
from nutgraf.settings import Settings

LEDGER = "links.jsonl"
LOST = frozenset({Outcome.GONE, Outcome.UNREACHABLE, Outcome.SILENT})


def check_links(settings: Settings, manners: Manners, again: bool, report: Report) -> Counter[str]:
    """How many links of a site have which outcome; what a writer has to look at is reported.

    Drafts are looked through, too. What was there in the last days isn't visited, unless `again`.
    """
    manuscript = read_manuscript(settings.root, settings.content, settings.limits, report)
    links = outgoing_links(manuscript.documents)
    ledger = Ledger(settings.state / LEDGER, settings.now)
    if not again:
        ledger.open()
    visits = patrol(links, ledger, manners, Event())
    lost = [done.url for done in visits if done.outcome in LOST]
    copies = archived_copies(lost, settings.archive, ledger, manners)
    for done in visits:
        report_visit(done, links[done.url], copies, report)
    return Counter(done.outcome.value for done in visits)


def archived_copies(
    urls: Iterable[str], archive: str, ledger: Ledger, manners: Manners
) -> Mapping[str, str]:
    """The addresses of archived copies, by those of the pages, of as many as there are copies.

    `archive` is the address of a Memento TimeGate (RFC 7089), which is followed by a page's: it
    leads to a copy, and that says in its head that it is one. It is the owner's choice, so it may
    be a private host. "": nobody is asked.
    """
    manners = replace(manners, limits=replace(manners.limits, is_local=True))
    asked = {f"{archive}{url}": url for url in urls} if archive else {}
    visits = patrol(asked, ledger, manners, Event())
    return {
        asked[done.url]: done.note for done in visits if done.outcome is Outcome.THERE and done.note
    }


def report_visit(done: Visit, place: Place, copies: Mapping[str, str], report: Report) -> None:
    """Say what is wrong with a link, if something is, and where there is a copy of the page."""
    copy = (
        f"There is an archived copy: give {copies[done.url]} as `archived`, or link to it."
        if done.url in copies
        else "No archived copy of it was found."
    )
    match done.outcome:
        case Outcome.GONE:
            message = f"There is no longer anything at {done.url}."
            report.error("link-gone", message, place.location, copy)
        case Outcome.MOVED:
            message = f"{done.url} has moved for good, to {done.note}."
            report.warning("link-moved", message, place.location, "Write the new address.")
        case Outcome.UNREACHABLE | Outcome.SILENT:
            message = f"{done.url} can't be reached: {done.note}."
            hint = f"Try it in a browser, or call this again later. {copy}"
            report.warning("link-unreachable", message, place.location, hint)
        case Outcome.PRIVATE:
            message = f"{done.url} leads to a private host, {done.note}."
            hint = "Readers can't go there. To visit it all the same, add `--local` to the command."
            report.warning("link-private", message, place.location, hint)
        case Outcome.BUSY:
            message = f"The host of {done.url} has no time for us."
            hint = "Call this again later: what has been visited isn't visited again."
            report.warning("link-busy", message, place.location, hint)
