"""Favourites: the saved queries as Neo4j Browser keeps them, in a folder for each topic."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from queries.browser import statement
from queries.catalogue import Catalogue
from queries.contract import Contract

OURS: Final = "dots:"
"""What the ids of folders and favourites of dots begin with, so that the next ones take their place."""

FIRST: Final = "explore"
"""The topic that comes first: its queries answer with nodes, which Browser draws."""

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date that an archive can hold: the same favourites are the same file."""


@dataclass(frozen=True, slots=True)
class Favourite:
    """A saved query in Browser.

    Args:
        name: The name of the query, such as ``command/commanders-of``.
        question: What it answers, which is what Browser lists it by.
        text: One statement, which runs as it is.
    """

    name: str
    question: str
    text: str

    @property
    def topic(self) -> str:
        """The folder that it lies in."""
        return self.name.rpartition("/")[0]


def favourites(catalogue: Catalogue) -> list[Favourite]:
    """Write the queries of a catalogue as favourites, with the examples of their files as parameters.

    Args:
        catalogue: The queries, a user's own among them.

    Returns:
        The favourites: those that draw first, then by topic.
    """
    found = [Favourite(query.name, query.question, statement(query, {}, Contract())) for query in catalogue]
    return sorted(found, key=lambda favourite: (favourite.topic != FIRST, favourite.name))


def stored(favourites: list[Favourite]) -> Mapping[str, list[dict[str, Any]]]:
    """Give favourites as Browser stores them.

    Args:
        favourites: The favourites.

    Returns:
        The folders and the favourites, by the names that the page of the relay has for them.
    """
    topics = dict.fromkeys(favourite.topic for favourite in favourites)
    return {
        "folders": [{"id": f"{OURS}{topic}", "name": topic.capitalize() or "Own"} for topic in topics],
        "favourites": [
            {"id": f"{OURS}{favourite.name}", "content": favourite.text, "folder": f"{OURS}{favourite.topic}"}
            for favourite in favourites
        ],
    }


def archive(favourites: list[Favourite]) -> bytes:
    """Pack favourites as files of Cypher in a folder for each topic: a ``.zip`` that Browser imports.

    Args:
        favourites: The favourites.
    """
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for favourite in favourites:
            file.writestr(zipfile.ZipInfo(f"{favourite.name}.cypher", EPOCH), f"{favourite.text}\n")
    return packed.getvalue()


def script(favourites: list[Favourite]) -> str:
    """Write favourites one after the other, as Neo4j Desktop, Workspace and `cypher-shell` read them.

    Args:
        favourites: The favourites.
    """
    return "\n\n".join(favourite.text for favourite in favourites) + "\n"
