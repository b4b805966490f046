"""Many pieces of work, in several processes or in this one."""

from nutgraf.working.crew import Crew, usual_crew, usual_workers
from nutgraf.working.worker import WorkerLostError

__all__ = ["Crew", "WorkerLostError", "usual_crew", "usual_workers"]
