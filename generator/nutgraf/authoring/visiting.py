"""One visit to a web address: is there still something, and where has it gone?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from nutgraf import __version__
from nutgraf.authoring.connecting import Leash, PlainHandler, PrivateHostError, SecureHandler

USER_AGENT = f"nutgraf/{__version__} (checks the links of a news site)"
PERMANENT = frozenset({301, 308})
GONE = frozenset({404, 410})
BUSY = frozenset({429, 503})
USUAL_WAIT = 30.0
"""Seconds to wait for a busy host that doesn't say how long."""


MEMENTO = "Memento-Datetime"
"""The header of an archived copy, by which it says of which moment it is one (RFC 7089, 2.1.1)."""


class Outcome(StrEnum):
    """What a visit found. A silent host doesn't answer at all, a private one isn't asked."""

    THERE = "there"
    MOVED = "moved"
    GONE = "gone"
    BUSY = "busy"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Visit:
    """The result of one visit.

    `note` is the new address of what has moved, the address of what is an archived copy, the number
    of a private host, or why something can't be reached; `retry_after` is how many seconds a busy
    host wants to be left alone.
    """

    url: str
    outcome: Outcome
    note: str = ""
    retry_after: float = 0.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait, in seconds: for each sign of the other side, and for its whole answer.

    Hosts of this machine and of private networks are asked only if `is_local`.
    """

    silence: float = 15.0
    whole: float = 60.0
    is_local: bool = False


USUAL_LIMITS = Limits()


def visit(url: str, limits: Limits) -> Visit:
    """Ask for an address, first for its head alone, then, where that isn't answered well, in full.

    No body is ever read, however long it may be.
    """
    try:
        address = _in_ascii(url)
        asked = _ask(url, Request(address, method="HEAD"), limits)
        if asked.outcome not in {Outcome.GONE, Outcome.UNREACHABLE}:
            return asked
        return _ask(url, Request(address, method="GET"), limits)
    except (ValueError, HTTPException) as error:  # an address that nobody can be asked for
        return Visit(url, Outcome.UNREACHABLE, _in_words(error))


class _Redirects(HTTPRedirectHandler):
    """Follows redirects as the standard library does, and remembers their statuses."""

    def __init__(self) -> None:
        self.statuses: list[int] = []

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        """The request to follow with."""
        self.statuses.append(code)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _ask(url: str, request: Request, limits: Limits) -> Visit:
    request.add_header("User-Agent", USER_AGENT)
    with Leash(limits.whole, limits.is_local) as leash:
        redirects = _Redirects()
        try:
            with _opener(leash, redirects).open(request, timeout=limits.silence) as answer:
                found = _answered(url, answer, redirects)
        except HTTPError as error:
            with error:
                found = _refused(url, error)
        except URLError as error:
            found = Visit(url, _failed(error.reason), _in_words(error.reason))
        except OSError as error:
            found = Visit(url, Outcome.SILENT, _in_words(error))
        except HTTPException as error:
            found = Visit(url, Outcome.UNREACHABLE, _in_words(error))
    if leash.is_cut:
        return Visit(url, Outcome.SILENT, f"its answer took longer than {limits.whole:g} seconds")
    return found


def _failed(reason: object) -> Outcome:
    if isinstance(reason, PrivateHostError):
        return Outcome.PRIVATE
    return Outcome.SILENT if isinstance(reason, OSError) else Outcome.UNREACHABLE


def _in_words(reason: object) -> str:
    """What went wrong, without the machine's number for it."""
    words = reason.strerror if isinstance(reason, OSError) else ""
    return words or str(reason) or type(reason).__name__


def _opener(leash: Leash, redirects: _Redirects) -> OpenerDirector:
    """What opens web addresses, and none of the others that the standard library knows."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        PlainHandler(leash),
        SecureHandler(leash),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        UnknownHandler(),
        redirects,
    ):
        opener.add_handler(handler)
    return opener


def _answered(url: str, answer: HTTPResponse, redirects: _Redirects) -> Visit:
    if MEMENTO in answer.headers:
        return Visit(url, Outcome.THERE, answer.url)
    moved = bool(redirects.statuses) and PERMANENT.issuperset(redirects.statuses)
    return Visit(url, Outcome.MOVED, answer.url) if moved else Visit(url, Outcome.THERE)


def _refused(url: str, error: HTTPError) -> Visit:
    if error.code in GONE:
        return Visit(url, Outcome.GONE)
    if error.code in BUSY:
        return Visit(url, Outcome.BUSY, retry_after=_retry_after(error.headers.get("Retry-After")))
    if 300 <= error.code < 400:
        return Visit(url, Outcome.UNREACHABLE, "it is sent on and on, without an end")
    return Visit(url, Outcome.UNREACHABLE, f"the answer was {error.code} {error.reason}".rstrip())


def _retry_after(value: str | None) -> float:
    """Seconds, from a number of them or a date (RFC 9110, 10.2.3)."""
    if value is None:
        return USUAL_WAIT
    if value.strip().isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return USUAL_WAIT
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _in_ascii(url: str) -> str:
    """An address as it goes over the wire (RFC 3987, 3.1). ValueError for what can't."""
    parts = urlsplit(url)
    if not parts.hostname:
        raise ValueError("there is no host in it")
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.netloc
    port = f":{parts.port}" if parts.port and host != parts.netloc else ""
    path, query = (quote(part, safe="/%:=&?~+!$,;'@()*[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, f"{host}{port}", path, query, ""))
