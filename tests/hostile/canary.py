"""A site in whose every field stands a script: written from the forms, so that none is left out."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import yaml

from nutgraf.checking.profiles import AuthorFields, PageFields, ParticipantFields, TopicFields
from nutgraf.checking.schema import ExplainerFields, SourceFields
from nutgraf.model.dates import When

SCRIPT = (
    """</script></title></textarea></style>]]>--><script>canary("{0}")</script>"""
    """<svg onload=canary("{0}")></svg><img src=x onerror=canary("{0}")>"""
    """"'><b onmouseover=canary("{0}")>{{{{ 7*7 }}}}"""
)
PERSON = SCRIPT.format("a name")
ADDRESS = "https://news.example/?\"'><script>canary(1)</script>"

SETTLED: Mapping[str, Any] = {
    "according_to": PERSON,
    "aliases": "/old/",
    "archived": "https://archive.example/1",
    "authors": PERSON,
    "because": "cause",
    "born": "1980",
    "by": PERSON,
    "cleared": PERSON,
    "died": "2021",
    "disputed_by": PERSON,
    "end": "2021",
    "events": "cause",
    "lang": "en",
    "organization": PERSON,
    "source": "a",
    "src": "dot.png",
    "start": "1990",
    "topics": PERSON,
    "url": ADDRESS,
    "CorrectionFields.event": "cause",
    "EventFields.status": "disputed",
    "ExplainerFields.status": "developing",
    "ParticipantFields.kind": "person",
    "ParticipantFields.name": PERSON,
    "PartFields.name": PERSON,
    "SourceFields.kind": "report",
}
"""What can't be just any text: dates, choices, addresses, and what refers to something else."""

LEFT_OUT = frozenset(
    {
        *("id", "slug", "CorrectionFields.figure", "CorrectionFields.quote"),
        *("related", "see", "translation_of"),
        *(
            "draft",
            "noindex",
            "withdrawn",
            "ParticipantFields.founded",
            "ParticipantFields.dissolved",
        ),
    }
)
"""What holds addresses, refers to other texts, hides a page or doesn't go with the rest."""

DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
"""A picture of one dot, in PNG."""


def filled(form: type) -> dict[str, Any]:
    """Front matter with every field of a form."""
    return {
        name: _value(form, name, hint)
        for name, hint in get_type_hints(form, include_extras=True).items()
        if not LEFT_OUT.intersection({name, f"{form.__name__}.{name}"})
    }


def _value(form: type, name: str, hint: Any) -> Any:
    path = f"{form.__name__}.{name}"
    settled = SETTLED.get(path, SETTLED.get(name) if path != "EventFields.event" else None)
    if settled is not None:
        return settled
    if _holds(When, hint):
        return "2020-09-15"
    inner = _form_in(hint)
    value = filled(inner) if inner else SCRIPT.format(path)
    if name == "links":
        return {SCRIPT.format(path): ADDRESS}
    if _is(dict, hint):
        return {"a" if inner else SCRIPT.format(f"a key of {path}"): value}
    return [value] if inner and _is(tuple, hint) else value


def _form_in(hint: Any) -> type | None:
    if isinstance(hint, type) and hint.__name__.endswith("Fields"):
        return hint
    return next((form for form in map(_form_in, get_args(hint)) if form), None)


def _holds(kind: type, hint: Any) -> bool:
    return hint is kind or any(_holds(kind, each) for each in get_args(hint))


def _is(kind: type, hint: Any) -> bool:
    """Whether a hint is of a kind, notes on it and alternatives to it aside."""
    origin = get_origin(hint)
    if origin is kind:
        return True
    beside = get_args(hint)[:1] if origin is Annotated else get_args(hint)
    return origin in {Annotated, Union, UnionType} and any(_is(kind, each) for each in beside)


def write_site(root: Path) -> None:
    """Write a site of everything that there is, with a script in every field."""
    explainer = filled(ExplainerFields)
    explainer["timeline"].append({"date": "2020-09-14", "event": "A cause", "id": "cause"})
    explainer["who"].append({"name": "Ada Byron"})
    texts: Mapping[str, Mapping[str, Any]] = {
        "explainers/trams/index.md": explainer,
        "participants/ada/index.md": {**filled(ParticipantFields), "name": "Ada Byron"},
        "participants/script/index.md": filled(ParticipantFields),
        "topics/script.md": {**filled(TopicFields), "name": PERSON},
        "authors/script/index.md": {**filled(AuthorFields), "name": PERSON},
        "pages/about.md": filled(PageFields),
    }
    for path, fields in texts.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
        cited = CITED if file.parent.name == "trams" else ""
        file.write_text(f"---\n{front}---\n{SCRIPT.format('the body')}\n\n{BODY}\n{cited}")
        if file.name == "index.md":
            file.with_name("dot.png").write_bytes(DOT)
    sources = yaml.safe_dump({"shared": filled(SourceFields)}, allow_unicode=True)
    (root / "content" / "sources.yaml").write_text(sources)
    (root / "nutgraf.toml").write_text(SETTINGS)


CITED = "A claim. [@a]\n"
BODY = f"""[@shared] [[Ada Byron]]

## {SCRIPT.format("a heading")}

|{SCRIPT.format("a cell")}|b|
|-|-|
|1|2|

A note.[^1] `{SCRIPT.format("code")}` <a href="https://x.example/" onclick=canary("a")>a</a>

[^1]: {SCRIPT.format("a note")}

```
{SCRIPT.format("a block of code")}
```

<style>b {{ background: url(javascript:canary("style")) }}</style>
<a href="java\tscript:canary(1)">b</a> <form action="javascript:canary(2)"><button>c</button></form>
"""
SETTINGS = f"""
title = '''{SCRIPT.format("the site's title").replace("'", "")}'''
description = '''{SCRIPT.format("the site's description").replace("'", "")}'''
url = "https://news.example/"

[[navigation]]
label = '''{SCRIPT.format("the navigation").replace("'", "")}'''
address = "/"
"""
