"""Who may ask: no page of another site reaches the preview, not even by a name made to lead here.

A page from elsewhere can let its own host name lead to 127.0.0.1 (DNS rebinding); the browser then
sends that name as `Host`, and it is refused. An address in numbers can't be turned around so.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

LOOPBACK = "127.0.0.1"
THIS_MACHINE = "localhost"


@dataclass(frozen=True, slots=True)
class Guard:
    """Knows by which names the preview may be asked for: `host` is what it listens on."""

    host: str = LOOPBACK

    def admits(self, host: str, origin: str | None) -> bool:
        """Whether a request with these headers `Host` and `Origin` (None: without) is answered."""
        return self._knows(_name(host)) and (origin is None or _authority(origin) == host.lower())

    @property
    def is_open(self) -> bool:
        """Whether other machines can ask too."""
        address = _address(self.host)
        return self.host != THIS_MACHINE and not (address and address.is_loopback)

    def _knows(self, name: str) -> bool:
        if name in {self.host.lower(), THIS_MACHINE}:
            return True
        address = _address(name)
        return address is not None and (self.is_open or address.is_loopback)


def _name(host: str) -> str:
    """The host of a `Host` header, without its port; "" for none, or where no port can be so."""
    try:
        parts = urlsplit(f"//{host}")
        return parts.hostname or "" if parts.port != 0 else ""
    except ValueError:
        return ""


def _authority(origin: str) -> str:
    """The host and port of an `Origin` header, as `Host` has them; "" for what has none."""
    scheme, _, authority = origin.lower().partition("://")
    return authority if scheme in {"http", "https"} else ""


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
