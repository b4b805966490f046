"""Plan → Artifacts: the writer's pictures, in the versions that the site shows."""

from nutgraf.rendering.pictures.album import Album
from nutgraf.rendering.pictures.publishing import (
    by_picture,
    develop,
    make_picture,
    prove_whole,
)

__all__ = ["Album", "by_picture", "develop", "make_picture", "prove_whole"]
