"""Many pieces of work, in several processes or in this one."""

from nutgraf.working.crew import Crew, WorkerLostError, usual_workers

__all__ = ["Crew", "WorkerLostError", "usual_workers"]
