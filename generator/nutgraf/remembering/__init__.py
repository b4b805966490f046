"""What a build knows from earlier ones: kept in a file that may be lost at any time."""

from nutgraf.remembering.memory import Memory

__all__ = ["Memory"]
