"""What keys are called elsewhere: in newsrooms, and by other programs that make sites."""

from __future__ import annotations

from collections.abc import Collection

OTHER_WORDS = {
    "title": ("headline", "heading", "hed", "name"),
    "event": ("headline", "heading", "title", "name", "what"),
    "name": ("title", "who", "person", "label"),
    "summary": ("standfirst", "dek", "deck", "subtitle", "lede", "lead", "description", "excerpt"),
    "description": ("summary", "standfirst", "subtitle", "bio", "about", "note", "text"),
    "text": ("description", "details", "detail", "body", "content", "summary", "note", "words"),
    "what": ("nut graf", "nutgraf", "what happened", "background"),
    "date": ("published", "publish date", "pubdate", "publication date", "created", "day", "when"),
    "updated": ("modified", "last modified", "lastmod", "last updated"),
    "authors": ("author", "byline", "by", "writer", "writers", "reporter", "reporters"),
    "author": ("authors", "byline", "by", "writer"),
    "by": ("author", "speaker", "who", "attribution", "said by"),
    "topics": ("topic", "tag", "tags", "category", "categories", "keywords", "subjects"),
    "who": ("participants", "participant", "people", "person", "persons", "players", "actors"),
    "timeline": ("events", "chronology", "history", "when"),
    "why": ("reason", "reasons", "cause", "causes", "because"),
    "because": ("cause", "causes", "caused by", "why"),
    "where": ("place", "places", "location", "locations"),
    "slug": ("permalink", "address", "url"),
    "aliases": ("alias", "redirect from", "redirects", "old addresses"),
    "lang": ("language", "locale"),
    "image": ("picture", "photo", "photograph", "cover", "thumbnail", "portrait", "logo"),
    "sources": ("source", "references", "refs", "evidence", "citations"),
    "source": ("sources", "reference", "evidence"),
    "questions": ("faq", "faqs", "qa", "q&a"),
    "url": ("link", "href", "website", "web", "address"),
    "links": ("link", "url", "website", "web", "social"),
    "noindex": ("hidden", "unlisted", "private"),
    "alt": ("alt text", "alternative", "description"),
    "credit": ("photographer", "copyright", "photo"),
    "caption": ("legend", "cutline", "title"),
    "src": ("file", "path", "url", "image"),
    "born": ("birth", "birthday", "birth date", "date of birth"),
    "died": ("death", "death date", "date of death"),
    "also_known_as": ("aka", "alias", "aliases", "other names", "nickname", "nicknames"),
    "role": ("function", "position", "job", "post", "as"),
    "start": ("from", "since", "begin", "start date"),
    "end": ("until", "to", "till", "end date"),
    "value": ("number", "amount", "figure", "quantity"),
    "label": ("unit", "what", "text", "description"),
    "as_of": ("date", "when", "since"),
    "question": ("q", "ask", "title"),
    "answer": ("a", "text", "reply"),
    "kind": ("type", "category"),
    "according_to": ("source", "says", "said by", "attribution"),
    "known": ("facts", "what we know", "confirmed"),
    "unknown": ("what we don't know", "open questions", "unclear"),
    "next": ("what's next", "what next", "upcoming", "outlook"),
    "corrections": ("correction", "errata"),
    "method": ("methodology", "how we know", "how we did this"),
    "related": ("see also", "more", "read more"),
}
"""By our own word; the first that can stand somewhere is taken for what was written there."""


def our_word(word: str, keys: Collection[str]) -> str | None:
    """The one of `keys` that is meant by a word from elsewhere, or None."""
    plain = word.casefold().replace("_", " ").replace("-", " ").strip()
    return next(
        (key for key, others in OTHER_WORDS.items() if key in keys and plain in others), None
    )
