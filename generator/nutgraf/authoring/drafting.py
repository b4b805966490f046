"""The lines of a draft: front matter as a person would write it, with comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import yaml

LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")

Comments = Iterable[tuple[str, str]]


def keys_of(fields: Mapping[str, object]) -> str:
    """The fields as lines of YAML: quotes only where they are needed, texts in blocks."""
    if not fields:
        return ""
    text: str = yaml.dump(
        _presentable(fields),
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=float("inf"),
    )
    return text


def comment_of(comments: Comments) -> str:
    """Names with their values as comments; a value's further lines are indented."""
    lines = []
    for name, value in comments:
        first, *others = clean(value).strip().split("\n")
        lines += [f"{' '.join(clean(name).split())}: {first}", *(f"  {line}" for line in others)]
    return commented("".join(f"{line}\n" for line in lines))


def commented(text: str) -> str:
    """The same lines as comments."""
    return "".join(f"# {line}".rstrip() + "\n" for line in text.splitlines())


def listed(text: str) -> str:
    """The lines as an entry of a list: a dash before the first one."""
    return "".join(
        f"{'    ' if at else '  - '}{line}".rstrip(" ") + "\n"
        for at, line in enumerate(text.splitlines())
    )


def indented(text: str) -> str:
    """The lines at the depth of the dashes."""
    return "".join(f"  {line}\n" for line in text.splitlines())


def _presentable(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: _presentable(each) for key, each in value.items()}
    return [_presentable(each) for each in value] if isinstance(value, list) else value


def clean(text: str) -> str:
    """A text that a file can hold: no control characters, and one kind of line end."""
    return NO_TEXT.sub("", LINE_ENDS.sub("\n", text)).replace("\t", " ")


class _Dumper(yaml.SafeDumper):
    """Writes every scalar as the text that it is, as it is read here."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  yaml's own name, and its form

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """Write what stands twice twice."""
        return True


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _block)
