"""What has become of the pages that a site links to: found out, and said at the links' places."""

from __future__ import annotations

from collections import Counter
from threading import Event

from nutgraf.authoring.outgoing import outgoing_links
from nutgraf.authoring.patrol import Ledger, Manners, patrol
from nutgraf.authoring.visiting import Outcome, Visit
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Place
from nutgraf.reading import read_manuscript
from nutgraf.settings import Settings

LEDGER = "links.jsonl"
ARCHIVE = "https://web.archive.org/web/"


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
    for done in visits:
        report_visit(done, links[done.url], report)
    return Counter(done.outcome.value for done in visits)


def report_visit(done: Visit, place: Place, report: Report) -> None:
    """Say what is wrong with a link, if something is."""
    copy = f"Look for an archived copy at {ARCHIVE}{done.url}, and give it as `archived`."
    match done.outcome:
        case Outcome.GONE:
            message = f"There is no longer anything at {done.url}."
            report.error("link-gone", message, place.location, copy)
        case Outcome.MOVED:
            message = f"{done.url} has moved for good, to {done.note}."
            report.warning("link-moved", message, place.location, "Write the new address.")
        case Outcome.UNREACHABLE:
            message = f"{done.url} can't be reached: {done.note}."
            hint = f"Try it in a browser, or call this again later. {copy}"
            report.warning("link-unreachable", message, place.location, hint)
        case Outcome.BUSY:
            message = f"The host of {done.url} has no time for us."
            hint = "Call this again later: what has been visited isn't visited again."
            report.warning("link-busy", message, place.location, hint)
