"""How a site looks: what its owner chooses without touching the theme."""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct

from nutgraf.model.integrity import integrity_of

LIGHT_PAPER, DARK_PAPER = "#ffffff", "#131519"
"""The default theme's grounds: what is written in the accent stands on one of them."""

ACCENT, ACCENT_IN_THE_DARK = "#2345c4", "#9db2ff"
"""The editor's blue pencil."""

WASH = 0.12
"""How much of the accent there is in the ground of what is marked."""


class Logo(Struct, frozen=True):
    """The site's sign: its file's bytes, and how its name ends (".svg", ".png")."""

    content: bytes
    ending: str

    @property
    def url(self) -> str:
        """Its site address."""
        return f"/logo{self.ending}"


class Look(Struct, frozen=True):
    """The one colour, for light and for dark, as "#2345c4"; and a logo."""

    accent: str = ACCENT
    accent_dark: str = ACCENT_IN_THE_DARK
    logo: Logo | None = None

    @property
    def stylesheet(self) -> str:
        """CSS that sets the theme's knobs; it stands outside of layers, so it wins over them."""
        washes = mixed(LIGHT_PAPER, self.accent, WASH), mixed(DARK_PAPER, self.accent_dark, WASH)
        return (
            ":root {\n"
            f"  --pencil: light-dark({self.accent}, {self.accent_dark});\n"
            f"  --wash: light-dark({washes[0]}, {washes[1]});\n"
            "}\n"
        )

    @property
    def url(self) -> str:
        """The site address of the stylesheet; "" where the theme's own colours stay."""
        if (self.accent, self.accent_dark) == (ACCENT, ACCENT_IN_THE_DARK):
            return ""
        return f"/look.{sha256(self.stylesheet.encode()).hexdigest()[:8]}.css"

    @property
    def integrity(self) -> str:
        """What a page's link to the stylesheet says of its content."""
        return integrity_of(self.stylesheet.encode())


def mixed(ground: str, colour: str, part: float) -> str:
    """A colour laid over a ground, as "#rrggbb"; at 0 it is the ground."""
    pairs = zip(bytes.fromhex(ground[1:]), bytes.fromhex(colour[1:]), strict=True)
    return "#" + "".join(f"{round(under + (over - under) * part):02x}" for under, over in pairs)


def contrast(one: str, other: str) -> float:
    """How much two colours differ in lightness, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (part / 255 for part in bytes.fromhex(colour[1:]))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


USUAL_LOOK = Look()
