"""Cytoscape.js, the library that draws link charts in a browser; a build brings it along (``charts.vendoring``).

It is published under the MIT licence, which every page that holds it carries along.
"""

from dataclasses import dataclass
from pathlib import Path

from charts.vendoring import FOLDER, packages
from schema.errors import WorkError


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


def cytoscape(folder: Path = FOLDER) -> Library:
    """Give Cytoscape.js.

    Args:
        folder: Where what is vendored lies.

    Raises:
        WorkError: It is not there, as a checkout has it that was never built.
    """
    (package,) = packages()
    try:
        script, licence = (
            package.place(file, folder).read_text(encoding="utf-8") for file in ("cytoscape.min.js", "LICENSE")
        )
    except OSError as error:
        raise WorkError(
            f"{package.name} {package.version}, which draws link charts, is not in {folder} ({error.strerror}).",
            remedy="Install dots again; in a checkout: python -m charts.vendoring. SVG and PNG need none of it.",
        ) from error
    return Library(package.name, package.version, script, licence)
