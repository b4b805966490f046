"""What a run knows from earlier ones: kept in files that may be lost at any time."""

from nutgraf.remembering.memory import Memory
from nutgraf.remembering.vault import ForgottenError, Vault, Writer, digest_of

__all__ = ["ForgottenError", "Memory", "Vault", "Writer", "digest_of"]
