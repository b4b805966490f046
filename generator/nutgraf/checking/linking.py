"""Resolves what one document points at, and says at its place what can't be resolved."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from nutgraf.checking.destinations import SAFE_SCHEMES, SCHEME, is_half_an_address, what_was_meant
from nutgraf.checking.directory import NAMED_KINDS, SINGULAR, TO_BE_FOUND, WIKI_KINDS, Directory
from nutgraf.checking.forms import is_web_address, looks_like_web_address
from nutgraf.checking.scanning import NOTHING_FOUND, scan
from nutgraf.checking.schema import ImageFields, PartFields, QuoteFields, SourceFields
from nutgraf.checking.slips import report_slips
from nutgraf.model.diagnostics import Report
from nutgraf.model.documents import Document, KeyPath, Place
from nutgraf.model.news import Part, Quote, Source
from nutgraf.model.people import Image
from nutgraf.model.pictures import Look
from nutgraf.model.prose import NO_PROSE, Kind, Link, Prose, Ref
from nutgraf.model.slugs import slugify
from nutgraf.model.spelling import did_you_mean


@dataclass(frozen=True, slots=True)
class Linker:
    """Looks things up for one document; `sources` are its keyed sources, `links` those made."""

    document: Document
    directory: Directory
    report: Report
    sources: Mapping[str, Source]
    links: list[Link] = field(default_factory=list)

    def error(self, code: str, message: str, keys: KeyPath, hint: str = "") -> None:
        """Report an error at the value that `keys` lead to."""
        self.report.error(code, message, self.document.places.of_value(keys), hint)

    def is_complete(self, entry: object, needed: tuple[str, ...], keys: KeyPath) -> bool:
        """Whether an entry of a list has all keys that it needs; what it lacks is reported."""
        missing = [key for key in needed if not getattr(entry, key)]
        for key in missing:
            message = f"This entry of `{keys[0]}` has no `{key}`."
            self.error("missing-key", message, keys, f"Add `{key}:`.")
        return not missing

    def thing(self, kind: Kind, written: str, keys: KeyPath) -> str | None:
        """The id of the one thing of a kind that `written` means, or None with an error.

        None without an error where the thing has mistakes in its own file.
        """
        found = self.directory.find(kind, written)
        if len(found) == 1:
            ref = Ref(kind, found[0])
            self._mind_spelling(ref, written, Place(self.document.places, keys))
            return None if self.directory.is_unsound(ref) else ref.id
        word = SINGULAR[kind]
        if found:
            listed = " or ".join(f"`{id}`" for id in found)
            message = f"`{written}` could mean more than one {word}."
            self.error("ambiguous-name", message, keys, f"Write its id instead: {listed}.")
        elif kind in NAMED_KINDS and not slugify(written):
            message = f"`{written}` has no letters or digits to make an address of."
            self.error("invalid-id", message, keys, "Write the name in full.")
        else:
            hint = self.directory.did_you_mean(written, kind) or TO_BE_FOUND[kind]
            self.error("unknown-name", f"There is no {word} called `{written}`.", keys, hint)
        return None

    def things(self, kind: Kind, written: tuple[str, ...], keys: KeyPath) -> tuple[str, ...]:
        """The ids of several things, each once, without those that can't be found."""
        found = (self.thing(kind, word, (*keys, at)) for at, word in enumerate(written))
        return tuple(dict.fromkeys(id for id in found if id is not None))

    def parts(self, listed: tuple[PartFields, ...], keys: KeyPath) -> tuple[Part, ...]:
        """Who takes part, and as what."""
        parts = []
        for at, entry in enumerate(listed):
            here = (*keys, at)
            if not entry.name:
                self.error(
                    "missing-key",
                    "This entry doesn't say who it is about.",
                    here,
                    "Add `name:` with a name or an id.",
                )
                continue
            id = self.thing(Kind.PARTICIPANT, entry.name, (*here, "name"))
            if id is not None:
                note = self.prose(entry.note, (*here, "note"))
                parts.append(Part(id, entry.role or "", note))
        return tuple(parts)

    def quote(self, fields: QuoteFields, keys: KeyPath) -> Quote | None:
        """A quote with its speaker, or None with an error where words or speaker are missing."""
        if not fields.text or not fields.by:
            missing = "by" if fields.text else "text"
            self.error(
                "missing-key",
                f"This quote has no `{missing}`.",
                keys,
                "A quote needs the words (`text`) and who said them (`by`).",
            )
            return None
        speaker = self.thing(Kind.PARTICIPANT, fields.by, (*keys, "by"))
        sources = self.cited(fields.source, (*keys, "source"))
        if speaker is None:
            return None
        return Quote(
            fields.text,
            speaker,
            fields.date,
            sources,
            fields.context or "",
            fields.translation or "",
            fields.id or "",
        )

    def cited(self, listed: tuple[str | SourceFields, ...], keys: KeyPath) -> tuple[Source, ...]:
        """Sources given by key, by address, or in place."""
        found = (self._source(entry, (*keys, at)) for at, entry in enumerate(listed))
        return tuple(source for source in found if source is not None)

    def _source(self, entry: str | SourceFields, keys: KeyPath) -> Source | None:
        if isinstance(entry, SourceFields):
            key = entry.url or entry.title
            if not key:
                self.error("missing-key", "This source has no `title`.", keys, "Add `title:`.")
            return source_of(key, entry) if key else None
        if entry in self.sources:
            return self.sources[entry]
        if is_web_address(entry):
            return Source(entry, entry, url=entry)
        hint = did_you_mean(entry, self.sources) or "Add it to `sources`, or give a web address."
        if looks_like_web_address(entry):
            hint = (
                "A web address has no spaces. What else there is to say stands in a source's keys."
            )
        elif "," in entry:
            hint = f"Write several as a list: `[{entry}]`."
        self.error("unknown-source", f"There is no source with the key `{entry}`.", keys, hint)
        return None

    def image(self, fields: ImageFields | None, keys: KeyPath) -> Image | None:
        """A picture that lies beside the document, or None with an error."""
        if fields is None:
            return None
        if not fields.src:
            self.error("missing-key", "This picture has no file.", keys, "Add `src:`.")
            return None
        if not fields.alt:
            self.error(
                "missing-key",
                "This picture has no `alt` text.",
                keys,
                f"Write `src: {fields.src}` and below it `alt:`, a sentence that says "
                "what it shows, for readers who can't see it.",
            )
        path = self._beside(fields.src)
        if not self.directory.has_file(path):
            near = self.directory.files_below(posixpath.dirname(self.document.path))
            hint = did_you_mean(fields.src, near) or "Put the file beside this one."
            self.error("missing-file", f"There is no file `{fields.src}`.", (*keys, "src"), hint)
            return None
        look = self._look(path, (*keys, "src"))
        place = Place(self.document.places, (*keys, "src"))
        texts = (fields.caption or "", fields.credit or "")
        return Image(path, fields.alt or "", look, place, *texts) if look else None

    def _look(self, path: str, keys: KeyPath) -> Look | None:
        """What there is to know of a picture, or None with an error."""
        impression = self.directory.look_at(path)
        if isinstance(impression, OSError):
            reason = (impression.strerror or "unknown reason").lower()
            hint = "Change who may read it."
            self.error("unreadable-file", f"The file can't be read: {reason}.", keys, hint)
            return None
        flaw, look = impression.flaw, impression.look
        if flaw:
            say = self.report.warning if look else self.report.error
            say(flaw.code, flaw.message, self.document.places.of_value(keys), flaw.hint)
        return look

    def prose(self, text: str | None, keys: KeyPath, with_headings: bool = False) -> Prose:
        """A Markdown text with its links and citations resolved."""
        if not text:
            return NO_PROSE
        report_slips(text, self.document, keys, self.report)
        found = scan(text, with_headings)
        if found is NOTHING_FOUND:
            return Prose(text)
        links = [self._wiki_link(written, keys) for written in found.wiki]
        links += [self._link(written, keys) for written in found.destinations]
        for key in found.citations:
            self._check_citation(key, keys)
        cited = (self.sources.get(key) for key in found.citations)
        known = tuple(source.key for source in cited if source)  # the same objects: there are many
        resolved = tuple(link for link in links if link is not None)
        self.links.extend(resolved)
        return Prose(text, resolved, known, found.anchors)

    def _check_citation(self, key: str, keys: KeyPath) -> None:
        if key not in self.sources:
            where = self.document.places.of_text(keys, f"@{key}")
            hint = did_you_mean(key, self.sources) or "Add it to `sources`."
            self.report.error(
                "unknown-source", f"There is no source with the key `{key}`.", where, hint
            )

    def _wiki_link(self, written: str, keys: KeyPath) -> Link | None:
        name, _, fragment = " ".join(written.partition("|")[0].split()).partition("#")
        whole = f"[[{written}]]"
        place = Place(self.document.places, keys, whole)
        found = self.directory.find_any(name.strip())
        published = tuple(ref for ref in found if not self.directory.is_unpublished(ref))
        if len(found) == 1:
            self._mind_spelling(found[0], name.strip(), place)
            return self._to(found[0], whole, fragment.strip(), place)
        if len(published) == 1:
            return Link(whole, published[0], fragment.strip(), place)
        if found:
            listed = " or ".join(f"`[[{ref.kind}/{ref.id}]]`" for ref in found)
            message = f"`{name}` could mean more than one thing."
            self.report.error("ambiguous-name", message, place.location, f"Write {listed}.")
        else:
            hint = self.directory.did_you_mean(name, *WIKI_KINDS)
            message = f"There is nothing called `{name}` to link to."
            self.report.error("broken-link", message, place.location, hint)
        return None

    def _mind_spelling(self, ref: Ref, written: str, place: Place) -> None:
        """Warn of a name that is spelled otherwise where the thing is called by it."""
        usual = self.directory.usual_spelling(ref, written)
        if usual is not None:
            message = f"`{written}` is taken for `{usual.name}`, as {usual.path} spells it."
            hint = f"Write `{usual.name}`. If something else is meant, give that a file."
            self.report.warning("similar-name", message, place.location, hint)

    def _link(self, written: str, keys: KeyPath) -> Link | None:
        place = Place(self.document.places, keys, written)
        if is_half_an_address(written):
            message = "This web address isn't complete."
            self.report.error("broken-link", message, place.location, what_was_meant(written))
            return None
        scheme = SCHEME.match(written)
        if scheme:
            if scheme[1].lower() not in SAFE_SCHEMES:
                message = f"Links that begin with `{scheme[1]}:` can't be published."
                hint = "Link to a web address, or to a file of this site."
                self.report.error("unsafe-link", message, place.location, hint)
            return None
        if written.startswith("//"):
            return None
        path, _, fragment = unquote(written).partition("#")
        path = path.partition("?")[0]
        if path.startswith("/"):
            return Link(written, path, fragment, place)
        target = self._file(self._beside(path) if path else self.document.path)
        if target is not None:
            return self._to(target, written, fragment, place)
        folder = posixpath.dirname(self.document.path)
        near = did_you_mean(path, self.directory.paths_from(folder))
        message = f"There is no file `{path}` beside this one."
        self.report.error("broken-link", message, place.location, near or what_was_meant(path))
        return None

    def _file(self, path: str) -> Ref | None:
        is_beside = self.directory.has_file(path)
        return Ref(Kind.FILE, path) if is_beside else self.directory.about(path)

    def _beside(self, path: str) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.document.path), path))

    def _to(self, ref: Ref, written: str, fragment: str, place: Place) -> Link:
        if self.directory.is_unpublished(ref):
            message = f"`{ref.id}` isn't published, so this is shown as text, without a link."
            self.report.warning("link-to-unpublished", message, place.location)
        elif not self.directory.is_unsound(ref):
            return Link(written, ref, fragment, place)
        return Link(written, None, "", place)


def source_of(key: str, fields: SourceFields) -> Source:
    """A source as the story has it; one without a title is called by its address."""
    return Source(
        key=key,
        title=fields.title or fields.url or key,
        publisher=fields.publisher or "",
        author=fields.author or "",
        date=fields.date,
        url=fields.url or "",
        archived=fields.archived or "",
        accessed=fields.accessed,
        kind=fields.kind,
        reason=fields.reason or "",
    )
