"""livereload's server, with a guard at its door."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.netutil import bind_sockets
from tornado.wsgi import WSGIContainer

from nutgraf.previewing.answering import Application
from nutgraf.previewing.audience import Audience, OpenPage
from nutgraf.previewing.guarding import Guard

Listening = Callable[[str, int], None]
"""Gets to know host and port once the server listens."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the server needs from the rest of the preview.

    `executor` is the one thread in which `application` is called; `listening` is called once.
    """

    application: Application
    executor: Executor
    audience: Audience
    guard: Guard
    listening: Listening


class PreviewServer(Server):  # type: ignore[misc]
    """livereload's server for our own application, told of open pages and of who may ask."""

    def __init__(self, front: Front, watcher: Watcher) -> None:
        super().__init__(front.application, watcher)
        self._front = front

    def application(self, port: int, host: str, **_: object) -> None:
        """Listen on a host and a port; 0 for any that is free. OSError if that can't be had."""
        LiveReloadHandler.watcher = self.watcher
        handlers: list[Any] = [
            (r"/livereload", OpenPage, {"audience": self._front.audience}),
            (r"/livereload\.js", LiveReloadJSHandler),
            *self.get_web_handlers(b""),
        ]
        sockets = bind_sockets(port, host)
        HTTPServer(_GuardedApplication(self._front.guard, handlers)).add_sockets(sockets)
        self._front.listening(host, sockets[0].getsockname()[1])

    def get_web_handlers(self, script: bytes) -> list[Any]:  # noqa: ARG002
        """Let our application answer as it is: it adds livereload's script itself."""
        container = WSGIContainer(self._front.application, self._front.executor)
        return [(r".*", web.FallbackHandler, {"fallback": container})]

    def _setup_logging(self) -> None:
        """Leave the terminal to the preview's own words."""
        for name in ("livereload", "tornado"):
            logger = logging.getLogger(name)
            logger.addHandler(logging.NullHandler())
            logger.propagate = False


class _GuardedApplication(web.Application):
    """Refuses every request, for pages and for connections, that the guard doesn't admit."""

    def __init__(self, guard: Guard, handlers: list[Any]) -> None:
        super().__init__(handlers)
        self._guard = guard

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """Find who answers a request."""
        headers = request.headers
        if self._guard.admits(headers.get("Host", ""), headers.get("Origin")):
            return super().find_handler(request, **kwargs)
        return self.get_handler_delegate(request, _Refusal)


class _Refusal(web.RequestHandler):
    """Says no, to everything."""

    def prepare(self) -> None:
        self.set_status(403)
        self.set_header("Cache-Control", "no-store")
        self.finish(
            "This preview is for its own machine, and for the host it was asked to serve.\n"
        )
