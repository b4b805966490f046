"""What other sites need to show a timeline: oEmbed's answer in XML, a script for their pages."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from nutgraf.rendering.xml import escaped

_DECLARATION = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n'


def encode_oembed(answer: Mapping[str, object]) -> bytes:
    """An answer in the XML of oEmbed 1.0, section 2.3.4.2, in UTF-8."""
    lines = (f"<{name}>{escaped(str(value))}</{name}>\n" for name, value in answer.items())
    return f"{_DECLARATION}<oembed>\n{''.join(lines)}</oembed>\n".encode()


def read_script(name: str) -> bytes:
    """One of the program's own scripts, by its file's name."""
    return files("nutgraf.rendering").joinpath("scripts", name).read_bytes()
