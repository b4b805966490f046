"""Plan → Artifacts: social cards, drawn with headline, site and line of time."""

from nutgraf.rendering.cards.fonts import FontCase
from nutgraf.rendering.cards.publishing import make_card

__all__ = ["FontCase", "make_card"]
