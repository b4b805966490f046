"""Connections to other hosts that end after a while, however slowly these answer.

They lead to public hosts alone, unless private ones are meant too: an address in a contributor's
text could otherwise have a machine of the newsroom's own network asked for something.
"""

from __future__ import annotations

import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from socket import SHUT_RDWR, socket
from threading import Timer
from types import TracebackType
from typing import Any
from urllib.request import HTTPHandler, HTTPSHandler, Request


class PrivateHostError(OSError):
    """A host is on this machine, or in a network that isn't the internet."""


@dataclass(slots=True)
class Leash:
    """Cuts off all connections that it holds once the time is over: `seconds` after it is entered.

    A limit for each wait doesn't bound a host that sends a byte now and then. Private hosts are
    refused before they are asked for anything, unless `is_local`.
    """

    seconds: float
    is_local: bool = False
    is_cut: bool = False
    _sockets: list[socket] = field(default_factory=list)
    _timer: Timer | None = None

    def __enter__(self) -> Leash:
        self._timer = Timer(self.seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._timer:
            self._timer.cancel()

    def hold(self, connected: socket, is_proxy: bool) -> None:
        """Cut this connection off too. PrivateHostError for one that mustn't be.

        What counts is where it leads, whatever name that has. A proxy is its owner's choice.
        """
        self._sockets.append(connected)
        if not (self.is_local or is_proxy):
            _refuse_private(connected)
        if self.is_cut:
            self._cut()

    def _cut(self) -> None:
        self.is_cut = True
        for connected in self._sockets:
            with suppress(OSError):  # it may have ended by itself
                connected.shutdown(SHUT_RDWR)


def _refuse_private(connected: socket) -> None:
    address = ip_address(connected.getpeername()[0])
    if not address.is_global:
        connected.close()
        raise PrivateHostError(str(address))


class _Plain(HTTPConnection):
    def __init__(self, *args: Any, leash: Leash, is_proxy: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self._leash, self._is_proxy = leash, is_proxy

    def connect(self) -> None:
        super().connect()
        self._leash.hold(self.sock, self._is_proxy)


class _Secure(HTTPSConnection):
    def __init__(self, *args: Any, leash: Leash, is_proxy: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self._leash, self._is_proxy = leash, is_proxy

    def connect(self) -> None:
        super().connect()
        self._leash.hold(self.sock, self._is_proxy)


def _asks_a_proxy(req: Request) -> bool:
    """Whether a proxy gets this request; for `https:` that shows in nothing public."""
    return req.has_proxy() or bool(getattr(req, "_tunnel_host", None))


class PlainHandler(HTTPHandler):
    """Opens addresses that begin with `http:` on a leash."""

    def __init__(self, leash: Leash) -> None:
        super().__init__()
        self._leash = leash

    def http_open(self, req: Request) -> HTTPResponse:
        """The answer to a request."""
        connection = partial(_Plain, leash=self._leash, is_proxy=_asks_a_proxy(req))
        return self.do_open(connection, req)


class SecureHandler(HTTPSHandler):
    """Opens addresses that begin with `https:` on a leash."""

    def __init__(self, leash: Leash) -> None:
        super().__init__()
        self._leash = leash
        self._trust = ssl.create_default_context()

    def https_open(self, req: Request) -> HTTPResponse:
        """The answer to a request."""
        connection = partial(
            _Secure, leash=self._leash, is_proxy=_asks_a_proxy(req), context=self._trust
        )
        return self.do_open(connection, req)
