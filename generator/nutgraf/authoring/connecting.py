"""Connections to other hosts that end after a while, however slowly these answer."""

from __future__ import annotations

import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Timer
from types import TracebackType
from typing import Any
from urllib.request import HTTPHandler, HTTPSHandler, Request


@dataclass(slots=True)
class Leash:
    """Cuts off all connections that it holds once the time is over: `seconds` after it is entered.

    A limit for each wait doesn't bound a host that sends a byte now and then.
    """

    seconds: float
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

    def hold(self, connected: socket) -> None:
        """Cut this connection off too."""
        self._sockets.append(connected)
        if self.is_cut:
            self._cut()

    def _cut(self) -> None:
        self.is_cut = True
        for connected in self._sockets:
            with suppress(OSError):  # it may have ended by itself
                connected.shutdown(SHUT_RDWR)


class _Plain(HTTPConnection):
    def __init__(self, *args: Any, leash: Leash, **options: Any) -> None:
        super().__init__(*args, **options)
        self._leash = leash

    def connect(self) -> None:
        super().connect()
        self._leash.hold(self.sock)


class _Secure(HTTPSConnection):
    def __init__(self, *args: Any, leash: Leash, **options: Any) -> None:
        super().__init__(*args, **options)
        self._leash = leash

    def connect(self) -> None:
        super().connect()
        self._leash.hold(self.sock)


class PlainHandler(HTTPHandler):
    """Opens addresses that begin with `http:` on a leash."""

    def __init__(self, leash: Leash) -> None:
        super().__init__()
        self._leash = leash

    def http_open(self, req: Request) -> HTTPResponse:
        """The answer to a request."""
        return self.do_open(partial(_Plain, leash=self._leash), req)


class SecureHandler(HTTPSHandler):
    """Opens addresses that begin with `https:` on a leash."""

    def __init__(self, leash: Leash) -> None:
        super().__init__()
        self._leash = leash
        self._trust = ssl.create_default_context()

    def https_open(self, req: Request) -> HTTPResponse:
        """The answer to a request."""
        return self.do_open(partial(_Secure, leash=self._leash, context=self._trust), req)
