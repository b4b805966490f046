"""Whether git keeps what a site remembers: then it may be anybody's, who could make it up.

A build believes what it finds there, so that it needn't look at everything again. Nothing checks
that an earlier build has written it, and a file that nobody can read is easily overlooked.
"""

from __future__ import annotations

from pathlib import Path

GIT = ".git"
SHARED = "sharedindex.*"
"""Where most of an index is that git keeps in two files (`git update-index --split-index`)."""
_POINTER = "gitdir:"


def is_in_git(folder: Path) -> bool:
    """Whether files below a folder of this name are in the index of the repository around it.

    The index isn't taken apart: in all its versions the paths stand in it as they are, but for the
    beginnings that one has in common with the path before, in version 4. In a split index stands
    what was taken out, too, until git writes it anew.
    """
    named = folder.name if folder.is_symlink() else f"{folder.name}/"
    try:
        return named.encode() in _index(folder.parent)
    except OSError:
        return False


def _index(site: Path) -> bytes:
    """The index of the repository that a site is in, b"" where there is none."""
    top = next((place for place in (site, *site.parents) if (place / GIT).exists()), None)
    if top is None:
        return b""
    git = top / GIT
    if git.is_file():  # of a worktree, or of a submodule (gitrepository-layout)
        git = top / git.read_text(encoding="utf-8").strip().removeprefix(_POINTER).strip()
    index = git / "index"
    own = index.read_bytes() if index.is_file() else b""
    return b"\n".join([own, *(one.read_bytes() for one in git.glob(SHARED) if _names(own, one))])


def _names(index: bytes, shared: Path) -> bool:
    """Whether an index goes on in this file, which is called by its digest (gitformat-index)."""
    try:
        return bytes.fromhex(shared.suffix[1:]) in index
    except ValueError:
        return False
