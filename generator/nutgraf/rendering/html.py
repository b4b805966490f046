"""HTML as markupsafe has it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from markupsafe import Markup as Html
from markupsafe import escape

as_html: Callable[[str], Html] = partial(str.__new__, Html)
"""Text that is HTML already. Markupsafe's own way asks first what it is, in five times the time."""


_has_special: Callable[[Any], object] = re.compile("[&<>'\"]").search


def shown(value: Any) -> str:
    """What `escape` makes of a value, as it goes into a page at once: text, not HTML to go on with.

    Most values are HTML already, or have nothing in them to be escaped.
    """
    kind = type(value)
    if kind is Html or (kind is str and not _has_special(value)):
        return value  # type: ignore[no-any-return]  # to call `cast` would take as long as all this
    return str(value) if kind is int or kind is float else escape(value)
