"""Documents → Edition: the schema, names, references and editorial rules."""

from nutgraf.checking.audit import audit, report_breaches
from nutgraf.checking.directory import Directory
from nutgraf.checking.edition import Proof, check, prove, prove_with_pauses
from nutgraf.checking.excerpt import excerpt
from nutgraf.checking.recollection import Recollection
from nutgraf.checking.renaming import renamed, with_other_name
from nutgraf.checking.reshaping import reshaped, stands_where_it_stood
from nutgraf.checking.rewording import Alone, differ_in_words_alone, read_alone, reworded
from nutgraf.checking.stories import Conventions

__all__ = [
    "Alone",
    "Conventions",
    "Directory",
    "Proof",
    "Recollection",
    "audit",
    "check",
    "differ_in_words_alone",
    "excerpt",
    "prove",
    "prove_with_pauses",
    "read_alone",
    "renamed",
    "report_breaches",
    "reshaped",
    "reworded",
    "stands_where_it_stood",
    "with_other_name",
]
