"""The audit in the preview: of the page that somebody looks at, and of the whole site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby, islice

from markupsafe import Markup as Html

from nutgraf.checking import audit, excerpt
from nutgraf.model.audit import Finding, Rule
from nutgraf.model.diagnostics import Diagnostic, Severity
from nutgraf.model.edition import Thing
from nutgraf.model.news import Explainer
from nutgraf.model.people import Author, Participant
from nutgraf.model.prose import Kind, Ref
from nutgraf.previewing.editor import address_in_editor
from nutgraf.previewing.snapshot import LiveSite
from nutgraf.reporting.counting import counted
from nutgraf.reporting.excerpt import harmless
from nutgraf.reporting.html import Opener

MOST_LISTED = 500
"""Findings on the page of the whole site: more than anybody works through in one sitting."""

_PAGE = Html(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<title>Audit of {site}</title>\n<link rel="stylesheet" href="audit.css">\n</head>\n<body>\n'
    '<main>\n<p><a href="{home}">{site}</a></p>\n<h1>Audit</h1>\n<p>{summary}</p>\n'
    "{counts}{groups}{rest}</main>\n</body>\n</html>\n"
)
_COUNTS = Html(
    "<table>\n<thead><tr><th>Rule</th><th>Findings</th></tr></thead>\n<tbody>\n{}</tbody>\n"
    "</table>\n"
)
_COUNT = Html("<tr><td>{}</td><td>{:,}</td></tr>\n")
_GROUP = Html("<section>\n<h2>{}</h2>\n<ul>\n{}</ul>\n</section>\n")
_ITEM = Html('<li><p><b>{rule}</b> {place}</p><p>{message}</p><p class="hint">{hint}</p></li>\n')


def audit_of(thing: Thing | None, live: LiveSite) -> tuple[Diagnostic, ...]:
    """What an audit of one text alone finds, but for what is an error on this site anyway."""
    if not isinstance(thing, Explainer | Participant | Author) or not thing.source:
        return ()
    rules = [rule for rule in Rule if rule not in live.settings.errors]
    return tuple(
        Diagnostic(Severity.WARNING, found.rule, found.message, found.location, found.hint)
        for found in audit(excerpt(live.edition, thing), rules)
    )


def audit_page(live: LiveSite) -> bytes:
    """The audit of the whole site as an HTML page, by explainer, the site's own first."""
    found = audit(live.edition)
    summary = "Nothing to look at: every rule is kept."
    if found:
        stories = len({each.explainer for each in found if each.explainer})
        summary = f"{counted(len(found), 'finding')} in {counted(stories, 'explainer')}."
    rest = len(found) - MOST_LISTED
    return _PAGE.format(
        site=live.settings.site.title,
        home=live.settings.site.base_path,
        summary=summary,
        counts=_counts(found) if found else "",
        groups=Html().join(_groups(islice(found, MOST_LISTED), live)),
        rest=Html("<p>And {:,} more: <code>nutgraf audit</code> lists all.</p>\n").format(rest)
        if rest > 0
        else "",
    ).encode()


def _counts(found: Iterable[Finding]) -> Html:
    counts = Counter(each.rule for each in found)
    return _COUNTS.format(
        Html().join(_COUNT.format(rule, counts[rule]) for rule in Rule if counts[rule])
    )


def _groups(found: Iterable[Finding], live: LiveSite) -> Iterator[Html]:
    opener = partial(address_in_editor, settings=live.settings)
    for id, group in groupby(found, key=lambda each: each.explainer):
        items = Html().join(_item(each, opener) for each in group)
        yield _GROUP.format(_title(id, live), items)


def _title(id: str, live: LiveSite) -> Html:
    if not id:
        return Html("The whole site")
    address = live.plan.link(Ref(Kind.EXPLAINER, id))
    return Html('<a href="{}">{}</a>').format(address, harmless(live.edition.explainers[id].title))


def _item(found: Finding, opener: Opener) -> Html:
    words = harmless(f"{found.location.path}:{found.location.line}")
    address = opener(found.location)
    place = Html('<a href="{}">{}</a>').format(address, words) if address else words
    message, hint = harmless(found.message), harmless(found.hint)
    return _ITEM.format(rule=found.rule, place=place, message=message, hint=hint)
