"""Cytoscape.js, the library that draws link charts in a browser: fetched once as a jar, proven, and kept in the cache.

It is published under the MIT licence, which every page that holds it carries along. The jar is the one that WebJars
publishes on Maven Central, and is fetched as those of Neo4j are; nothing of it is part of dots.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from database.embedded.jars import provide
from database.embedded.lock import Jar, Lock
from database.embedded.progress import Progress
from schema.errors import WorkError

CYTOSCAPE: Final = Lock(
    name="Cytoscape.js",
    version="3.33.1",
    jars=(
        Jar(
            group="org.webjars.npm",
            artifact="cytoscape",
            version="3.33.1",
            classifier="",
            sha256="62ca1549b677163bd154184ac3b2d9686b082708d1c3364ca969e18869e107e5",
            size=1454324,
        ),
    ),
)
"""The one version that dots draws with."""

_INSIDE: Final = f"META-INF/resources/webjars/cytoscape/{CYTOSCAPE.version}"


@dataclass(frozen=True, slots=True)
class Library:
    """A script that a page carries along.

    Args:
        name: What it is called.
        version: Its version.
        script: The JavaScript, minified by those who made it.
        licence: The text of its licence.
    """

    name: str
    version: str
    script: str
    licence: str


def cytoscape(progress: Progress) -> Library:
    """Give Cytoscape.js, fetching it where it is not at hand.

    Args:
        progress: Who is told about the download.

    Raises:
        WorkError: It cannot be fetched, or is not what was expected.
    """
    (jar,) = provide(CYTOSCAPE, progress)
    return _unpack(jar)


def _unpack(jar: Path) -> Library:
    try:
        with ZipFile(jar) as archive:
            script = archive.read(f"{_INSIDE}/dist/cytoscape.min.js").decode("utf-8")
            licence = archive.read(f"{_INSIDE}/LICENSE").decode("utf-8")
    except (OSError, BadZipFile, KeyError) as error:
        raise WorkError(
            f"{jar} cannot be read ({type(error).__name__}).", remedy="Delete it; it is fetched again."
        ) from error
    return Library(CYTOSCAPE.name, CYTOSCAPE.version, script, licence)
