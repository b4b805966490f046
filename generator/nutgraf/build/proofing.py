"""Reads every picture to its end, as a build will, so that a check finds one that breaks off.

A picture is read once: it is known again by its size and its time of change.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nutgraf.model.diagnostics import Diagnostic, Report
from nutgraf.model.pictures import PictureFile
from nutgraf.remembering import Memory
from nutgraf.rendering.pictures import prove_whole
from nutgraf.working import Crew, usual_workers

KIND = "whole pictures"
FEW = 20
"""For so many pictures, to begin more processes takes longer than they would save."""


def prove_pictures(pictures: tuple[PictureFile, ...], memory: Memory, report: Report) -> None:
    """Report those of these pictures that are broken. OSError if one can't be read."""
    files = {picture.path: picture for picture in pictures}
    states = {path: _state(picture.file) for path, picture in files.items()}
    known = memory.recall(KIND) if files else {}
    unknown = [files[path] for path, state in states.items() if known.get(path) != state]
    crew = Crew(1 if len(unknown) <= FEW else usual_workers())
    whole = {}
    for picture, finding in zip(unknown, crew.do(unknown, _prover), strict=True):
        if finding:
            report.add(finding)
        else:
            whole[picture.path] = states[picture.path]
    gone = known.keys() - states.keys()
    if whole or gone:
        memory.remember(KIND, whole, gone)


def _prover() -> Callable[[PictureFile], Diagnostic | None]:
    return _prove


def _prove(picture: PictureFile) -> Diagnostic | None:
    return prove_whole(picture, Path(picture.file).read_bytes())


def _state(file: str) -> bytes:
    status = Path(file).stat()
    return f"{status.st_size} {status.st_mtime_ns}".encode()
