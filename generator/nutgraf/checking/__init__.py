"""Documents → Edition: the schema, names, references and editorial rules."""

from nutgraf.checking.audit import audit
from nutgraf.checking.edition import check
from nutgraf.checking.excerpt import excerpt
from nutgraf.checking.stories import Conventions

__all__ = ["Conventions", "audit", "check", "excerpt"]
